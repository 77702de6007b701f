import { CanvasRenderer } from 'echarts/renderers';
import type { Answer, Data, Drawing } from '../chart/answer.ts';
import { frame } from '../chart/frame.ts';
import { draw } from '../chart/option.ts';
import { init, svg, use } from '../echarts.ts';
import { answerOf } from './answer-of.ts';
import type { Chart } from './api.ts';
import { h } from './dom.ts';

use([CanvasRenderer]);

export interface ChartView {
  element: HTMLElement;
  /** Sentences on what was left out of the picture. */
  notes: string[];
  close(): void;
}

/** A live picture that follows the width of its place. */
export function chartView(chart: Chart, data: Data): ChartView {
  const element = h('div', { class: 'picture', role: 'img', 'aria-label': described(chart, data), 'data-mark': chart.query.mark ?? 'auto' });
  const answer = answerOf(chart);
  const notes = drawn(answer, data, 900).notes;
  let picture: ReturnType<typeof init> | undefined;
  let width = 0;
  const watch = new ResizeObserver(() => {
    const room = Math.floor(element.clientWidth);
    if (room === 0 || room === width) {
      return;
    }
    width = room;
    const drawing = drawn(answer, data, room);
    element.style.height = `${drawing.height}px`;
    picture ??= init(element, null, { renderer: 'canvas' });
    picture.resize({ width: room, height: drawing.height });
    picture.setOption(drawing.option, { notMerge: true });
    element.dataset['drawn'] = 'true';
  });
  watch.observe(element);
  return { element, notes, close: () => {
    watch.disconnect();
    picture?.dispose();
  } };
}

/** What a person who does not see the picture is told: its title, its numbers if they are few, its insight. */
function described(chart: Chart, data: Data): string {
  const numbers = chart.query.mark === 'text' ? frame(answerOf(chart), data).y.map(each => `${each.title} ${each.label(each.cells[0] ?? null)}`) : [];
  return [chart.title, ...numbers, chart.insight].filter(Boolean).join('. ');
}

/** Draws twice where the picture asks for another height than the usual. */
function drawn(answer: Answer, data: Data, width: number): Drawing {
  const usual = Math.round(Math.max(320, Math.min(480, width * 0.56)));
  const first = draw({ ...answer, width, height: usual, untitled: true }, data);
  return first.height === usual ? first : draw({ ...answer, width, height: first.height, untitled: true }, data);
}

const SAVED_WIDTH = 1200;
const SAVED_HEIGHT = 675;

/** The picture to keep, with its title, as SVG text. */
export function savedSvg(chart: Chart, data: Data): string {
  const answer = { ...answerOf(chart), width: SAVED_WIDTH, height: SAVED_HEIGHT, still: true };
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
