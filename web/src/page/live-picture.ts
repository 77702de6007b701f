import { DataZoomInsideComponent, DataZoomSliderComponent, LegendScrollComponent, TooltipComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';
import type { Answer, Data, Drawing, Option } from '../chart/answer.ts';
import { draw } from '../chart/option.ts';
import { init, use } from '../echarts.ts';

use([CanvasRenderer, DataZoomInsideComponent, DataZoomSliderComponent, LegendScrollComponent, TooltipComponent]);

export interface LivePicture {
  notes: string[];
  /** Draws the same rows in another look. */
  redraw(answer: Answer): void;
  close(): void;
}

/**
 * Keeps a picture in an element and draws it anew whenever the element's width changes.
 *
 * @param scale how many times larger than usual all of it is, letters too
 */
export function livePicture(
  element: HTMLElement, given: Answer, data: Data, pick?: (clicked: Option) => void, scale = () => 1): LivePicture {
  let answer = given;
  const notes = drawn(answer, data, 900, 1).notes;
  const paper = element.appendChild(document.createElement('div'));
  paper.style.transformOrigin = '0 0';
  let picture: ReturnType<typeof init> | undefined;
  let width = 0;
  let drawnAt = 1;
  const watch = new ResizeObserver(() => {
    const room = Math.floor(element.clientWidth);
    if (room !== 0 && room !== width) {
      show(room);
    }
  });
  const show = (room: number) => {
    width = room;
    const times = scale();
    const inside = Math.floor(room / times);
    const drawing = drawn(answer, data, inside, times);
    element.style.height = `${drawing.height * times}px`;
    paper.style.transform = times === 1 ? '' : `scale(${times})`;
    paper.style.width = `${inside}px`;
    paper.style.height = `${drawing.height}px`;
    if (!picture || drawnAt !== times) {
      picture?.dispose();
      picture = init(paper, null, { renderer: 'canvas', devicePixelRatio: devicePixelRatio * times });
      picture.on('click', clicked => pick?.(clicked as Option));
      drawnAt = times;
    }
    picture.resize({ width: inside, height: drawing.height });
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    picture.setOption(still ? { ...drawing.option, animation: false } : drawing.option, { notMerge: true });
    element.dataset['drawn'] = 'true';
  };
  watch.observe(element);
  return { notes, redraw: other => {
    answer = other;
    show(width);
  }, close: () => {
    watch.disconnect();
    picture?.dispose();
  } };
}

/** Draws twice where the picture asks for another height than the usual: some of its width, and of a high window at most a good half. */
function drawn(answer: Answer, data: Data, width: number, scale: number): Drawing {
  const most = Math.max(480, innerHeight / scale * 0.56);
  const usual = Math.round(Math.max(320, Math.min(most, width * 0.56)));
  const first = draw({ ...answer, width, height: usual, untitled: true }, data);
  return first.height === usual ? first : draw({ ...answer, width, height: first.height, untitled: true }, data);
}
