import type { Answer, Drawing, Language, Option } from './answer.ts';
import { compact } from './number.ts';

/** The drawing with what the reader chose beside the query: numbers on the marks, a logarithmic scale. */
export function adjusted(drawing: Drawing, answer: Answer): Drawing {
  const { labels, log } = answer;
  if (labels === undefined && !log) {
    return drawing;
  }
  const option = { ...drawing.option };
  const series = (option['series'] ?? []) as Option[];
  if (labels !== undefined) {
    option['series'] = series.map(each => labelled(each, labels, answer.language ?? 'en'));
  }
  if (log && allowsLog(series)) {
    const side = series.some(each => each['type'] === 'bar') && isLying(option) ? 'xAxis' : 'yAxis';
    option[side] = (option[side] as Option[]).map(logarithmic);
  }
  return { ...drawing, option };
}

function labelled(series: Option, show: boolean, language: Language): Option {
  if (series['type'] !== 'bar' && series['type'] !== 'line') {
    return series;
  }
  const formatter = ({ value }: Option) => {
    const number = Array.isArray(value) ? value[1] : value;
    return typeof number === 'number' ? compact(number, language) : '';
  };
  return { ...series, label: { fontSize: 11, position: 'top', formatter, ...series['label'], ...(series['stack'] ? { position: 'inside' } : {}), show },
    ...(series['type'] === 'line' && show ? { showSymbol: true } : {}), labelLayout: { hideOverlap: true } };
}

function isLying(option: Option): boolean {
  return (option['yAxis'] as Option[])[0]?.['type'] === 'category';
}

/** A logarithm needs numbers above zero, and parts that are not piled up. */
function allowsLog(series: Option[]): boolean {
  return series.length > 0 && series.every(each => (each['type'] === 'bar' || each['type'] === 'line' || each['type'] === 'scatter')
    && !each['stack'] && !each['areaStyle']
    && (each['data'] as unknown[]).every(item => {
      const value = Array.isArray(item) ? item[1] : item;
      return value === null || typeof value === 'number' && value > 0;
    }));
}

function logarithmic(axis: Option): Option {
  const { scale: _scale, min: _min, max: _max, splitNumber: _splitNumber, ...rest } = axis;
  return axis['type'] === 'value' ? { ...rest, type: 'log' } : axis;
}
