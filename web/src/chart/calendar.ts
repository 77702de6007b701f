import type { Option } from './answer.ts';
import { full } from './number.ts';
import { shades } from './rect.ts';
import type { Box, Figure, Scene } from './scene.ts';
import { timeLabel } from './time.ts';
import { tip } from './tooltip.ts';

const MOST_YEARS = 5;
const DAY = 86_400_000;
/** Pixels of a day; narrower pictures are cut off. */
const SMALLEST = 4;
/** Below this the names of all weekdays would overlap. */
const ROOM_FOR_NAMES = 12;

/** A shade for every day, one block for each year. */
export function calendar(scene: Scene, box: Box): Figure {
  const measure = scene.frame.y[0]!;
  const days = daysOf(scene);
  const all = [...new Set(days.map(([time]) => new Date(time).getUTCFullYear()))].sort((a, b) => a - b);
  const years = all.slice(-MOST_YEARS);
  const cell = Math.max(SMALLEST, Math.min(20, (scene.width - 90) / 53.5));
  const block = cell * 7 + 42;
  return {
    option: {
      calendar: years.map((year, index) => look(scene, year, box.top + 26 + index * block, cell)),
      visualMap: { ...shades(scene, measure), orient: 'horizontal', left: 'center', bottom: 6, itemWidth: 12,
        itemHeight: 120, textStyle: { color: scene.theme.muted } },
      series: years.map((year, index) => ({
        type: 'heatmap',
        coordinateSystem: 'calendar',
        calendarIndex: index,
        data: days.filter(([time]) => new Date(time).getUTCFullYear() === year)
          .map(([time, value]) => [isoDay(time), value]),
        itemStyle: { borderRadius: 2 },
      })),
    },
    legend: [],
    notes: all.length > MOST_YEARS ? [scene.words.years(MOST_YEARS)] : [],
    tooltip: { trigger: 'item', formatter: (params: Option) => tip(
      timeLabel(Date.parse(params.value[0]), undefined, scene.language),
      [{ name: measure.title, value: full(params.value[1], measure.style) }]) },
    height: box.top + years.length * block + 90,
  };
}

/** Every day with its value; hours within a day are added up. */
function daysOf(scene: Scene): [number, number][] {
  const { x, y } = scene.frame;
  const sums = new Map<number, number>();
  x!.cells.forEach((cell, row) => {
    const value = y[0]!.cells[row];
    if (typeof cell === 'number' && typeof value === 'number') {
      const day = Math.floor(cell / DAY) * DAY;
      sums.set(day, (sums.get(day) ?? 0) + value);
    }
  });
  return [...sums];
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function look(scene: Scene, year: number, top: number, cell: number): Option {
  const weekdays = scene.words.weekdays.map((name, index) => cell < ROOM_FOR_NAMES && index % 2 === 1 ? '' : name);
  return {
    range: String(year),
    top,
    left: 72,
    cellSize: [cell, cell],
    splitLine: { lineStyle: { color: scene.theme.rest, width: 1 } },
    itemStyle: { color: scene.theme.empty, borderColor: scene.theme.surface, borderWidth: 2 },
    dayLabel: { firstDay: 1, nameMap: [weekdays[6], ...weekdays.slice(0, 6)], color: scene.theme.muted, fontSize: 10 },
    monthLabel: { nameMap: scene.words.months, color: scene.theme.muted, fontSize: 11 },
    yearLabel: { color: scene.theme.muted, fontSize: 14, margin: 36, formatter: String(year) },
  };
}
