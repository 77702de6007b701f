import type { Language } from './answer.ts';

/** Everything that a picture says, in both languages. */
const ENGLISH = {
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  missing: '(missing)',
  yes: 'Yes',
  no: 'No',
  rows: 'Count',
  others: (count: number) => `Other (${count})`,
  total: 'Total',
  share: 'Share',
  keptLargest: (kept: number, all: number) => `The ${kept} largest of ${all} are shown.`,
  keptFirst: (kept: number, all: number) => `The first ${kept} of ${all} are shown.`,
  restTogether: (kept: number, rest: number) =>
    `The ${kept} largest are shown; the other ${rest} are taken together.`,
  sampled: (kept: string, all: string) => `${kept} of ${all} points are drawn, evenly picked.`,
  years: (kept: number) => `The last ${kept} years are shown.`,
  facetIgnored: (field: string) => `This chart cannot be split by ${field}; all parts are in one.`,
  unknownRegions: (names: string) => `Not found on the map: ${names}.`,
  boxplot: { low: 'Lower whisker', q1: 'Lower quartile', median: 'Median', q3: 'Upper quartile',
    high: 'Upper whisker', outlier: 'Outlier', outliers: 'Outliers' },
  ofFirst: 'of the first step',
  nothing: 'No rows match this question.',
};

const CHINESE: typeof ENGLISH = {
  months: ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'],
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  missing: '（空）',
  yes: '是',
  no: '否',
  rows: '数量',
  others: count => `其他（${count}项）`,
  total: '合计',
  share: '占比',
  keptLargest: (kept, all) => `共 ${all} 项，只显示最大的 ${kept} 项。`,
  keptFirst: (kept, all) => `共 ${all} 项，只显示前 ${kept} 项。`,
  restTogether: (kept, rest) => `显示最大的 ${kept} 项，其余 ${rest} 项合并为“其他”。`,
  sampled: (kept, all) => `共 ${all} 个点，均匀抽取 ${kept} 个绘制。`,
  years: kept => `只显示最近 ${kept} 年。`,
  facetIgnored: field => `这种图不能按“${field}”拆分，已合在一张图里。`,
  unknownRegions: names => `地图上没有找到：${names}。`,
  boxplot: { low: '下须', q1: '下四分位', median: '中位数', q3: '上四分位', high: '上须',
    outlier: '离群值', outliers: '离群值个数' },
  ofFirst: '相对第一步',
  nothing: '没有符合条件的数据。',
};

export type Words = typeof ENGLISH;

export function words(language: Language): Words {
  return language === 'zh' ? CHINESE : ENGLISH;
}
