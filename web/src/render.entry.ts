/** The global {@code talkRender}: pictures as SVG, where there is no page; needs only a setTimeout. */
import type { Answer, Data, Option } from './chart/answer.ts';
import { draw } from './chart/option.ts';
import { svg as render } from './echarts.ts';

/**
 * A picture as SVG text.
 *
 * @param json an answer with {@code columns} and {@code data} (columns as arrays), or a finished ECharts option
 * @param width in pixels
 * @param height in pixels
 */
function svg(json: string, width: number, height: number): string {
  const given = JSON.parse(json) as (Answer & { data: Data }) | Option;
  const option = isAnswer(given) ? draw({ ...given, width, height, still: true }, given.data).option : given;
  return render(option, width, height);
}

function isAnswer(given: object): given is Answer & { data: Data } {
  return 'query' in given && 'data' in given;
}

(globalThis as Record<string, unknown>)['talkRender'] = { svg };
