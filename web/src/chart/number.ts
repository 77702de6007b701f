import type { Language } from './answer.ts';

/** How the values of a measure or column are written. */
export type NumberStyle = 'number' | 'percent' | 'plain';

interface Unit {
  size: number;
  name: string;
  /** The largest value from which an axis counts in this unit. */
  from: number;
}

const UNITS: Record<Language, Unit[]> = {
  en: [
    { size: 1e12, name: 'T', from: 1e12 },
    { size: 1e9, name: 'B', from: 1e9 },
    { size: 1e6, name: 'M', from: 1e6 },
    { size: 1e3, name: 'k', from: 1e4 },
  ],
  zh: [
    { size: 1e12, name: '万亿', from: 1e12 },
    { size: 1e8, name: '亿', from: 1e8 },
    { size: 1e4, name: '万', from: 5e4 },
  ],
};

/** The whole number with separators: 1234567.891 is 1,234,567.89. */
export function full(value: number, style: NumberStyle = 'number'): string {
  if (style === 'percent') {
    return percent(value);
  }
  if (style === 'plain') {
    return String(value);
  }
  return separated(rounded(value, decimals(value)));
}

/** Few characters, for labels: 1234567 is 1.23M or 123.5万. */
export function compact(value: number, language: Language, style: NumberStyle = 'number'): string {
  const unit = style === 'number' ? unitFor(Math.abs(value), language, 0) : undefined;
  return unit ? scaled(value, unit, 3) : full(value, style);
}

/** Writes all ticks of an axis in the one unit that suits its largest value. */
export function axisFormat(
  largest: number, language: Language, style: NumberStyle): (value: number) => string {
  const unit = style === 'number' ? unitFor(Math.abs(largest), language, 1) : undefined;
  return value => unit && value !== 0 ? scaled(value, unit, 6) : full(value, style);
}

export function percent(value: number): string {
  const hundredths = value * 100;
  const digits = Math.abs(hundredths) >= 10 || hundredths === 0 ? 1
    : Math.abs(hundredths) >= 0.1 ? 2 : 4;
  return `${separated(rounded(hundredths, digits))}%`;
}

function unitFor(largest: number, language: Language, tolerance: number): Unit | undefined {
  return UNITS[language].find(unit => largest >= (tolerance ? unit.from : Math.max(unit.size, 1e4)));
}

function scaled(value: number, unit: Unit, significant: number): string {
  const amount = value / unit.size;
  const whole = Math.max(1, Math.ceil(Math.log10(Math.abs(amount) + 1e-12)));
  return separated(rounded(amount, Math.max(0, Math.min(2, significant - whole)))) + unit.name;
}

function decimals(value: number): number {
  const size = Math.abs(value);
  if (size === 0 || size >= 1) {
    return 2;
  }
  return Math.min(8, 2 - Math.floor(Math.log10(size)));
}

/** Fixed digits without the zeros at the end. */
function rounded(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function separated(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
