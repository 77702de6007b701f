import type { Data } from '../chart/answer.ts';
import { frame } from '../chart/frame.ts';
import { draw } from '../chart/option.ts';
import { init, svg } from '../echarts.ts';
import { answerOf } from './answer-of.ts';
import type { Chart } from './api.ts';
import { h } from './dom.ts';
import { livePicture } from './live-picture.ts';
import { offerFor } from './picking.ts';

export interface ChartView {
  element: HTMLElement;
  /** Sentences on what was left out of the picture. */
  notes: string[];
  /** Draws it again, as the page's appearance now is. */
  redraw(): void;
  close(): void;
}

/** A live picture that follows the width of its place. */
export function chartView(chart: Chart, data: Data, touch = true): ChartView {
  const element = h('div', { class: 'picture', role: 'img', 'aria-label': described(chart, data), 'data-mark': chart.query.mark ?? 'auto' });
  const picture = livePicture(element, answerOf(chart), data, touch ? clicked => offerFor(chart, data, element, clicked) : undefined, pageScale);
  return { ...picture, element, redraw: () => picture.redraw(answerOf(chart)) };
}

/** How much larger than the usual 16 pixels the letters of the page are. */
function pageScale(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}

/** What a person who does not see the picture is told: its title, its numbers if they are few, its insight. */
function described(chart: Chart, data: Data): string {
  const numbers = chart.query.mark === 'text' ? frame(answerOf(chart), data).y.map(each => `${each.title} ${each.label(each.cells[0] ?? null)}`) : [];
  return [chart.title, ...numbers, chart.insight].filter(Boolean).join('. ');
}

const SAVED_WIDTH = 1200;
const SAVED_HEIGHT = 675;

/** The picture to keep, with its title, as SVG text. */
export function savedSvg(chart: Chart, data: Data, theme = answerOf(chart).theme): string {
  const answer = { ...answerOf(chart), theme, width: SAVED_WIDTH, height: SAVED_HEIGHT, still: true };
  const height = Math.max(SAVED_HEIGHT, draw(answer, data).height);
  return svg(draw({ ...answer, height }, data).option, SAVED_WIDTH, height);
}

/** The picture to keep, as PNG with two dots for each pixel. */
export async function savedPng(chart: Chart, data: Data): Promise<Blob> {
  const answer = { ...answerOf(chart), width: SAVED_WIDTH, height: SAVED_HEIGHT, still: true };
  const height = Math.max(SAVED_HEIGHT, draw(answer, data).height);
  const canvas = document.createElement('canvas');
  const picture = init(canvas as unknown as HTMLElement, null, { renderer: 'canvas', width: SAVED_WIDTH, height, devicePixelRatio: 2 });
  picture.setOption({ ...draw({ ...answer, height }, data).option, animation: false });
  picture.getZr().flush();
  try {
    return await new Promise((resolve, reject) =>
      canvas.toBlob(blob => blob ? resolve(blob) : reject(new Error('PNG')), 'image/png'));
  } finally {
    picture.dispose();
  }
}
