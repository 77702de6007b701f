import type { Option } from './answer.ts';
import { full } from './number.ts';
import { restNotes } from './rest.ts';
import { runs } from './runs.ts';
import type { Run } from './runs.ts';
import type { Box, Figure, Scene } from './scene.ts';
import { shortened } from './scene.ts';
import { tip } from './tooltip.ts';

const MOST_SPOKES = 12;

/** A spoke for each value of x; with several measures and no colour, a spoke for each measure. */
export function radar(scene: Scene, box: Box): Figure {
  const shape = scene.frame.y.length > 1 && !scene.frame.color ? measuresAsSpokes(scene) : placesAsSpokes(scene);
  const room = scene.height - box.top - box.bottom;
  return {
    option: {
      radar: {
        indicator: shape.spokes.map(spoke => ({ name: shortened(spoke.name, 120), max: spoke.max })),
        center: [scene.width / 2, box.top + room / 2 + 4],
        radius: Math.max(50, Math.min(room / 2 - 26, scene.width / 2 - 90)),
        axisName: { color: scene.theme.muted, fontSize: 12 },
        splitNumber: 4,
        splitArea: { show: false },
        splitLine: { lineStyle: { color: scene.theme.line } },
        axisLine: { lineStyle: { color: scene.theme.line } },
      },
      series: [{
        type: 'radar',
        symbolSize: 5,
        data: shape.lines.map(run => ({
          name: run.name,
          value: run.values.map(value => value ?? 0),
          itemStyle: { color: run.color },
          lineStyle: { color: run.color, width: 2.2 },
          areaStyle: { color: run.color, opacity: shape.lines.length > 4 ? 0.04 : 0.14 },
        })),
      }],
    },
    legend: shape.lines.length > 1 ? shape.lines.map(run => run.name) : [],
    notes: [...shape.notes, ...restNotes(scene)],
    tooltip: { trigger: 'item', formatter: radarTip(shape) },
  };
}

type Line = Pick<Run, 'name' | 'values' | 'color'>;

interface Shape {
  spokes: { name: string; max: number }[];
  lines: Line[];
  notes: string[];
  write: (value: number, spoke: number) => string;
}

function placesAsSpokes(scene: Scene): Shape {
  const kept = scene.places.slice(0, MOST_SPOKES);
  const lines = runs(scene).map(run => ({ ...run, values: run.values.slice(0, kept.length) }));
  const max = roundUp(Math.max(...lines.flatMap(run => run.values.map(value => value ?? 0)), 0));
  const style = scene.frame.y[0]!.style;
  return {
    spokes: kept.map(place => ({ name: scene.frame.x!.label(place), max })),
    lines,
    notes: scene.places.length > kept.length ? [scene.words.keptLargest(kept.length, scene.places.length)] : [],
    write: value => full(value, style),
  };
}

function measuresAsSpokes(scene: Scene): Shape {
  const all = runs(scene);
  const kept = scene.places.slice(0, MOST_SPOKES - 2);
  const colors = scene.theme.series;
  return {
    spokes: all.map(run => ({ name: run.name, max: roundUp(Math.max(...run.values.map(value => value ?? 0), 0)) })),
    lines: kept.map((place, index) => ({
      name: scene.frame.x?.label(place) ?? '',
      color: colors[index % colors.length]!,
      values: all.map(run => run.values[index] ?? null),
    })),
    notes: scene.places.length > kept.length ? [scene.words.keptFirst(kept.length, scene.places.length)] : [],
    write: (value, spoke) => full(value, all[spoke]!.field.style),
  };
}

function roundUp(value: number): number {
  if (value <= 0) {
    return 1;
  }
  const step = 10 ** Math.floor(Math.log10(value)) / 2;
  return Math.ceil(value / step) * step;
}

function radarTip(shape: Shape): (params: Option) => string {
  return params => tip(params.name, shape.spokes.map((spoke, index) =>
    ({ name: spoke.name, value: shape.write(params.value[index], index) })));
}
