import type { Language } from './answer.ts';
import type { TimeUnit } from './query.ts';
import { words } from './words.ts';

const DAY = 86_400_000;
const CYCLES: Partial<Record<TimeUnit, [first: number, last: number]>> = {
  quarter: [1, 4], month: [1, 12], week: [1, 53], date: [1, 31], day: [1, 7], hours: [0, 23],
};

/** Whether the unit repeats: every year has a March. */
export function isCycle(unit: TimeUnit): boolean {
  return unit in CYCLES;
}

/** All values of a repeating unit, in order. */
export function cycle(unit: TimeUnit): number[] {
  const [first, last] = CYCLES[unit]!;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The instant (UTC, in milliseconds) at which the period that a cell names begins; null if it names none. */
export function instant(cell: unknown): number | null {
  if (cell instanceof Date) {
    return cell.getTime();
  }
  if (typeof cell === 'bigint') {
    return Number(cell);
  }
  if (typeof cell === 'number') {
    return Number.isInteger(cell) && Math.abs(cell) < 10_000 ? Date.UTC(cell, 0, 1) : cell;
  }
  return typeof cell === 'string' ? instantOfText(cell) : null;
}

function instantOfText(text: string): number | null {
  const quarter = /^(\d{4})-?Q([1-4])$/.exec(text);
  if (quarter) {
    return Date.UTC(Number(quarter[1]), (Number(quarter[2]) - 1) * 3, 1);
  }
  const week = /^(\d{4})-?W(\d{1,2})$/.exec(text);
  if (week) {
    return startOfWeek(Date.UTC(Number(week[1]), 0, 4)) + (Number(week[2]) - 1) * 7 * DAY;
  }
  const parts = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ](\d{1,2})(?::(\d{2})(?::(\d{2}(?:\.\d+)?))?)?)?)?)?/
    .exec(text);
  if (!parts) {
    return null;
  }
  const [, year, month = '1', day = '1', hour = '0', minute = '0', second = '0'] = parts;
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute),
    0, Math.round(Number(second) * 1000));
}

/** The beginning of the period after the one that begins at {@code time}. */
export function next(time: number, unit: TimeUnit): number {
  const date = new Date(time);
  switch (unit) {
    case 'year':
      return Date.UTC(date.getUTCFullYear() + 1, date.getUTCMonth(), 1);
    case 'yearquarter':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 3, 1);
    case 'yearmonth':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
    case 'yearweek':
      return time + 7 * DAY;
    case 'yearmonthdate':
      return time + DAY;
    default:
      return time + 3_600_000;
  }
}

/** A period or a value of a repeating unit, in full. */
export function timeLabel(value: number, unit: TimeUnit | undefined, language: Language): string {
  const zh = language === 'zh';
  const { months, weekdays } = words(language);
  if (unit && isCycle(unit)) {
    return cycleLabel(value, unit, language);
  }
  const date = new Date(value);
  const year = date.getUTCFullYear();
  const month = months[date.getUTCMonth()]!;
  const day = date.getUTCDate();
  switch (unit) {
    case 'year':
      return zh ? `${year}年` : `${year}`;
    case 'yearquarter':
      return `${year}${zh ? '年' : ' '}Q${quarterOf(date)}`;
    case 'yearmonth':
      return zh ? `${year}年${month}` : `${month} ${year}`;
    case 'yearweek': {
      const week = isoWeek(value);
      return zh ? `${week.year}年第${week.week}周` : `Week ${week.week}, ${week.year}`;
    }
    case 'yearmonthdate':
      return zh ? `${year}年${month}${day}日` : `${month} ${day}, ${year}`;
    case 'yearmonthdatehours':
      return `${timeLabel(value, 'yearmonthdate', language)} ${clock(date)}`;
    default: {
      const label = timeLabel(value, 'yearmonthdate', language);
      const weekday = weekdays[(date.getUTCDay() + 6) % 7]!;
      return value % DAY === 0 ? `${label} ${weekday}` : `${label} ${clock(date)}`;
    }
  }
}

function cycleLabel(value: number, unit: TimeUnit, language: Language): string {
  const zh = language === 'zh';
  switch (unit) {
    case 'quarter':
      return zh ? `第${'一二三四'[value - 1] ?? value}季度` : `Q${value}`;
    case 'month':
      return words(language).months[value - 1] ?? String(value);
    case 'day':
      return words(language).weekdays[value - 1] ?? String(value);
    case 'week':
      return zh ? `第${value}周` : `W${value}`;
    case 'date':
      return zh ? `${value}日` : String(value);
    default:
      return zh ? `${value}时` : `${String(value).padStart(2, '0')}:00`;
  }
}

/** A tick of an axis: its place in the list of periods, and the few words under it. */
export interface Tick {
  index: number;
  text: string;
}

/** Chooses which of consecutive periods are named under an axis with room for so many names. */
export function ticks(periods: number[], unit: TimeUnit, language: Language, room: number): Tick[] {
  const months = monthsOf(unit);
  if (months) {
    return monthTicks(periods, months, language, room);
  }
  if (unit === 'yearmonthdate' && periods.length > 62) {
    return monthTicks(periods, 1, language, room);
  }
  if (unit === 'yearmonthdatehours' && periods.length <= 96) {
    return hourTicks(periods, language, room);
  }
  const step = Math.max(1, Math.ceil(periods.length / room));
  return periods.flatMap((period, index) =>
    index % step === 0 ? [{ index, text: shortDay(period, unit, language) }] : []);
}

function monthsOf(unit: TimeUnit): number | undefined {
  return { year: 12, yearquarter: 3, yearmonth: 1 }[unit as string];
}

function monthTicks(periods: number[], months: number, language: Language, room: number): Tick[] {
  const steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600].filter(step => step % months === 0);
  const candidates = steps.map(step =>
    periods.flatMap((period, index) => {
      const date = new Date(period);
      const number = date.getUTCFullYear() * 12 + date.getUTCMonth();
      return date.getUTCDate() === 1 && number % step === 0 ? [{ index, text: monthText(date, months, language) }] : [];
    }));
  return candidates.find(list => list.length <= room) ?? candidates[candidates.length - 1]!;
}

function monthText(date: Date, months: number, language: Language): string {
  const year = String(date.getUTCFullYear());
  if (date.getUTCMonth() === 0) {
    return language === 'zh' ? `${year}年` : year;
  }
  return months === 3 ? `Q${quarterOf(date)}` : words(language).months[date.getUTCMonth()]!;
}

function hourTicks(periods: number[], language: Language, room: number): Tick[] {
  const step = [1, 2, 3, 6, 12, 24].find(hours => periods.length / hours <= room) ?? 24;
  return periods.flatMap((period, index) => {
    const hour = new Date(period).getUTCHours();
    if (hour % step !== 0) {
      return [];
    }
    return [{ index, text: hour === 0 ? shortDay(period, 'yearmonthdate', language) : clock(new Date(period)) }];
  });
}

function shortDay(time: number, unit: TimeUnit, language: Language): string {
  if (unit === 'yearweek') {
    const week = isoWeek(time);
    return language === 'zh' ? `${week.year}年第${week.week}周` : `${week.year} W${week.week}`;
  }
  const date = new Date(time);
  const month = words(language).months[date.getUTCMonth()]!;
  return language === 'zh' ? `${month}${date.getUTCDate()}日` : `${month} ${date.getUTCDate()}`;
}

function clock(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

function quarterOf(date: Date): number {
  return Math.floor(date.getUTCMonth() / 3) + 1;
}

function startOfWeek(time: number): number {
  return time - ((new Date(time).getUTCDay() + 6) % 7) * DAY;
}

function isoWeek(time: number): { year: number; week: number } {
  const thursday = startOfWeek(time) + 3 * DAY;
  const year = new Date(thursday).getUTCFullYear();
  return { year, week: Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * DAY)) + 1 };
}

/** ECharts' templates for the labels of a continuous time axis. */
export function timeAxisFormat(language: Language): Record<string, string> {
  return language === 'zh'
    ? { year: '{yyyy}年', month: '{M}月', day: '{M}月{d}日', hour: '{HH}:{mm}', minute: '{HH}:{mm}',
        second: '{HH}:{mm}:{ss}' }
    : { year: '{yyyy}', month: '{MMM}', day: '{MMM} {d}', hour: '{HH}:{mm}', minute: '{HH}:{mm}',
        second: '{HH}:{mm}:{ss}' };
}
