import type { Option } from './answer.ts';
import { bar } from './bar.ts';
import { totals } from './frame.ts';
import { compact, full } from './number.ts';
import { inkFor, shades } from './rect.ts';
import { mapFor } from './regions.ts';
import type { Panel, Scene } from './scene.ts';
import { tip } from './tooltip.ts';

/** A map of tiles by region name; names that lie on no map become bars. */
export function geoshape(scene: Scene): Panel {
  const x = scene.frame.x!;
  const y = scene.frame.y[0]!;
  const sums = [...totals(x, y)].map(([cell, value]) => ({ name: x.label(cell), value }));
  const map = mapFor(sums.map(each => each.name));
  if (!map) {
    return bar(scene);
  }
  const known = new Map(sums.map(each => [map.find(each.name), each]));
  const lost = sums.filter(each => !map.find(each.name)).map(each => each.name);
  const ink = inkFor(scene, y);
  const across = Math.max(...map.tiles.map(tile => tile.across)) + 1;
  const down = Math.max(...map.tiles.map(tile => tile.down)) + 1;
  const hidden = (count: number, inverse: boolean): Option => ({ type: 'category', show: false, inverse, data: Array.from({ length: count }, (_, at) => String(at)) });
  const empty = map.tiles.filter(tile => !known.has(tile));
  return {
    xAxis: hidden(across, false),
    yAxis: [hidden(down, true)],
    series: [
      { type: 'heatmap', silent: true, data: empty.map(tile => ({ value: [tile.across, tile.down, 0], itemStyle: { color: scene.theme.empty } })),
        ...tileLook(scene), label: tileLabel(scene, index => empty[index]![scene.language], scene.theme.muted) },
      { type: 'heatmap', data: map.tiles.filter(tile => known.has(tile)).map(tile => ({ value: [tile.across, tile.down, known.get(tile)!.value], name: known.get(tile)!.name,
        label: { color: ink(known.get(tile)!.value) } })),
        ...tileLook(scene), label: tileLabel(scene, index => {
          const tile = map.tiles.filter(each => known.has(each))[index]!;
          return `${tile[scene.language]}\n${compact(known.get(tile)!.value, scene.language, y.style)}`;
        }, scene.theme.text) },
    ],
    legend: [],
    notes: lost.length > 0 ? [scene.words.unknownRegions(lost.slice(0, 8).join(', '))] : [],
    visualMap: { ...shades(scene, y), seriesIndex: 1 },
    tooltip: { trigger: 'item', formatter: (params: Option) => tip(params['name'], [{ name: y.title, value: full(params['value'][2], y.style) }]) },
    height: Math.max(360, Math.min(620, scene.width * 0.62)),
    flat: true,
  };
}

function tileLook(scene: Scene): Option {
  return { itemStyle: { borderColor: scene.theme.surface, borderWidth: 3, borderRadius: 6 }, emphasis: { itemStyle: { borderColor: scene.theme.text, borderWidth: 1 } } };
}

function tileLabel(scene: Scene, text: (index: number) => string, color: string): Option {
  return { show: !scene.small && scene.width >= 520, fontSize: 11, lineHeight: 14, color, formatter: (params: Option) => text(params['dataIndex']) };
}
