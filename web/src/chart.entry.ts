/** The global {@code talkChart}: an answer with its data to the ECharts option, as JSON. Runs without a page. */
import type { Answer, Data } from './chart/answer.ts';
import { draw } from './chart/option.ts';

/**
 * The ECharts option of an answer.
 *
 * @param json an {@link Answer} with {@code data}: the result's columns as arrays
 * @returns the option; what only a function can say (units on axes, tooltips) is left to ECharts' defaults
 */
function option(json: string): string {
  return JSON.stringify(drawn(json).option);
}

/** What must be told beside the picture, and the height at which it is at its best: {notes, height}. */
function about(json: string): string {
  const { notes, height } = drawn(json);
  return JSON.stringify({ notes, height });
}

function drawn(json: string) {
  const answer = JSON.parse(json) as Answer & { data: Data };
  return draw(answer, answer.data);
}

(globalThis as Record<string, unknown>)['talkChart'] = { option, about };
