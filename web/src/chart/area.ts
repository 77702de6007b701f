import { placeAxis } from './axes.ts';
import { measureAxes, normalized } from './bar.ts';
import { lineLook, overRawValues } from './line.ts';
import { restNotes } from './rest.ts';
import { axisTip, runs } from './runs.ts';
import type { Panel, Scene } from './scene.ts';

/** Areas: alone, on top of each other, or as 100 %. */
export function area(scene: Scene): Panel {
  if (scene.frame.x?.kind === 'time') {
    return overRawValues(scene, { areaStyle: { opacity: 0.25 } });
  }
  const list = runs(scene);
  const stack = list.length > 1 ? scene.query.stack ?? (scene.frame.y[0]!.additive ? 'zero' : 'none') : 'none';
  const values = stack === 'normalize' ? normalized(list, scene.words.share) : list;
  return {
    xAxis: { ...placeAxis(scene, scene.frame.x!, scene.places, scene.width - 90), boundaryGap: false },
    yAxis: measureAxes(scene, values, stack),
    series: values.map(run => ({
      ...lineLook(run.color, run.values.length),
      name: run.name,
      data: run.values.map(value => stack === 'none' ? value : value ?? 0),
      stack: stack === 'none' ? undefined : 'all',
      lineStyle: { width: stack === 'none' ? 2.5 : 1, color: run.color },
      showSymbol: false,
      areaStyle: { opacity: stack === 'none' ? 0.22 : 0.78, color: run.color },
      yAxisIndex: run.axis,
    })),
    legend: list.length > 1 ? list.map(run => run.name) : [],
    notes: restNotes(scene),
    zoom: scene.places.length > 200 ? 'x' : undefined,
    tooltip: { trigger: 'axis', formatter: axisTip(scene, list, stack !== 'none') },
  };
}
