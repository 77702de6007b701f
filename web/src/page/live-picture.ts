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

/** Keeps a picture in an element and draws it anew whenever the element's width changes. */
export function livePicture(element: HTMLElement, given: Answer, data: Data, pick?: (clicked: Option) => void): LivePicture {
  let answer = given;
  const notes = drawn(answer, data, 900).notes;
  let picture: ReturnType<typeof init> | undefined;
  let width = 0;
  const watch = new ResizeObserver(() => {
    const room = Math.floor(element.clientWidth);
    if (room !== 0 && room !== width) {
      show(room);
    }
  });
  const show = (room: number) => {
    width = room;
    const drawing = drawn(answer, data, room);
    element.style.height = `${drawing.height}px`;
    if (!picture) {
      picture = init(element, null, { renderer: 'canvas' });
      picture.on('click', clicked => pick?.(clicked as Option));
    }
    picture.resize({ width: room, height: drawing.height });
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

/** Draws twice where the picture asks for another height than the usual. */
function drawn(answer: Answer, data: Data, width: number): Drawing {
  const usual = Math.round(Math.max(320, Math.min(480, width * 0.56)));
  const first = draw({ ...answer, width, height: usual, untitled: true }, data);
  return first.height === usual ? first : draw({ ...answer, width, height: first.height, untitled: true }, data);
}
