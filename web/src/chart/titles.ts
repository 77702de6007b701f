import type { Language } from './answer.ts';
import { isAggregated, isMeasure } from './query.ts';
import type { Aggregated, Channel, Dimension, Measure } from './query.ts';

/** What a channel shows, in words: "Average price", "销售额合计". */
export function titleOf(channel: Channel, language: Language): string {
  if (!isMeasure(channel)) {
    return dimensionTitle(channel, language);
  }
  return language === 'zh' ? chinese(channel) : capital(english(channel));
}

/** The same over an axis or a column of a table, where a name that says its summary stands alone: "avg_price", "最高气温". */
export function headingOf(channel: Channel, language: Language): string {
  return isAggregated(channel) && !channel.transform && !channel.where && NAMED[channel.aggregate]?.test(channel.field ?? '')
    ? channel.field! : titleOf(channel, language);
}

/** Names of columns that say how they were summarised; English words end at a space, a mark or a capital. */
const NAMED: Partial<Record<Aggregated['aggregate'], RegExp>> = {
  mean: named('average|avg|mean', '平均|均价|均值', '平均|平均值|均值|均价|均分'),
  sum: named('total|sum', '总|合计', '总和|总额|总数|总量|总计|合计'),
  median: named('median', '中位', '中位数'),
  min: named('min|minimum|lowest', '最低|最小', '最低值|最小值'),
  max: named('max|maximum|highest', '最高|最大', '最高值|最大值'),
};

function named(english: string, chineseStart: string, chineseEnd: string): RegExp {
  const lower = english.split('|');
  const small = [...lower, ...lower.map(capital)].join('|');
  return new RegExp(`^(?:${small})(?![a-z])|^(?:${english.toUpperCase()})(?![A-Za-z])|^(?:${chineseStart})|(?:${chineseEnd})$`);
}

function dimensionTitle(channel: Dimension, language: Language): string {
  const unit = channel.timeUnit;
  if (!unit) {
    return channel.field;
  }
  const name = UNIT_NAMES[unit][language];
  return language === 'zh' ? `${channel.field}（${name}）` : `${channel.field} (${name})`;
}

/** What the time units are called. */
export const UNIT_NAMES: Record<NonNullable<Dimension['timeUnit']>, Record<Language, string>> = {
  year: { en: 'year', zh: '年' },
  yearquarter: { en: 'quarter', zh: '季度' },
  yearmonth: { en: 'month', zh: '月' },
  yearweek: { en: 'week', zh: '周' },
  yearmonthdate: { en: 'day', zh: '日' },
  yearmonthdatehours: { en: 'hour', zh: '小时' },
  quarter: { en: 'quarter of the year', zh: '季度' },
  month: { en: 'month of the year', zh: '月份' },
  week: { en: 'week of the year', zh: '第几周' },
  date: { en: 'day of the month', zh: '几号' },
  day: { en: 'weekday', zh: '星期' },
  hours: { en: 'hour of the day', zh: '钟点' },
};

function english(measure: Measure): string {
  if ('ratio' in measure) {
    return isPart(measure.ratio)
      ? `share${condition(measure.ratio[0], 'en')}`
      : measure.ratio.map(english).join(' / ');
  }
  if ('difference' in measure) {
    return measure.difference.map(english).join(' − ');
  }
  const plain = englishAggregate(measure) + condition(measure, 'en');
  switch (measure.transform) {
    case 'share': return `share of ${plain}`;
    case 'cumulative': return `running ${plain}`;
    case 'growth': return `growth of ${plain}`;
    case 'yearOverYear': return `year-over-year growth of ${plain}`;
    case 'rank': return `rank by ${plain}`;
    default: return plain;
  }
}

function englishAggregate({ aggregate, field, q }: Aggregated): string {
  switch (aggregate) {
    case 'count': return 'count';
    case 'distinct': return `distinct ${field}`;
    case 'sum': return `total ${field}`;
    case 'mean': return `average ${field}`;
    case 'median': return `median ${field}`;
    case 'min': return `lowest ${field}`;
    case 'max': return `highest ${field}`;
    case 'stdev': return `standard deviation of ${field}`;
    case 'quantile': return `${Math.round(q! * 1000) / 10}th percentile of ${field}`;
  }
}

function chinese(measure: Measure): string {
  if ('ratio' in measure) {
    return isPart(measure.ratio)
      ? `占比${condition(measure.ratio[0], 'zh')}`
      : measure.ratio.map(chinese).join(' ÷ ');
  }
  if ('difference' in measure) {
    return measure.difference.map(chinese).join(' − ');
  }
  const plain = chineseAggregate(measure) + condition(measure, 'zh');
  switch (measure.transform) {
    case 'share': return `${plain}占比`;
    case 'cumulative': return `累计${plain}`;
    case 'growth': return `${plain}环比增长率`;
    case 'yearOverYear': return `${plain}同比增长率`;
    case 'rank': return `${plain}排名`;
    default: return plain;
  }
}

function chineseAggregate({ aggregate, field, q }: Aggregated): string {
  switch (aggregate) {
    case 'count': return '数量';
    case 'distinct': return `${field}数（去重）`;
    case 'sum': return `${field}合计`;
    case 'mean': return `平均${field}`;
    case 'median': return `${field}中位数`;
    case 'min': return `最低${field}`;
    case 'max': return `最高${field}`;
    case 'stdev': return `${field}标准差`;
    case 'quantile': return `${field} ${Math.round(q! * 1000) / 10}% 分位数`;
  }
}

/** Whether a ratio is a part of its whole: the same measure, over some of the rows. */
export function isPart([part, whole]: [Aggregated, Aggregated]): boolean {
  return part.where !== undefined && whole.where === undefined
    && part.aggregate === whole.aggregate && part.field === whole.field
    && (part.aggregate === 'count' || part.aggregate === 'sum' || part.aggregate === 'distinct');
}

/** The rows that a measure sees, when the condition is short enough to be said. */
function condition(measure: Aggregated, language: Language): string {
  const where = measure.where;
  if (!where || !isAggregated(measure)) {
    return '';
  }
  const value = where['equal'];
  const said = typeof value === 'string' || typeof value === 'number' ? String(value)
    : value === true ? String(where['field']) : '…';
  return language === 'zh' ? `（${said}）` : ` (${said})`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
