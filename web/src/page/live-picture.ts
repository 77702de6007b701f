import { DataZoomInsideComponent, DataZoomSliderComponent, LegendScrollComponent, TooltipComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';
import type { Answer, Data, Drawing } from '../chart/answer.ts';
import { draw } from '../chart/option.ts';
import { init, use } from '../echarts.ts';

use([CanvasRenderer, DataZoomInsideComponent, DataZoomSliderComponent, LegendScrollComponent, TooltipComponent]);

/** Keeps a picture in an element and draws it anew whenever the element's width changes. */
export function livePicture(element: HTMLElement, answer: Answer, data: Data): { notes: string[]; close(): void } {
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
  return { notes, close: () => {
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
