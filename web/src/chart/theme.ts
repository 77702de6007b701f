import type { ThemeName } from './answer.ts';

/** Colours of one look. The series colours follow Okabe and Ito: people who are colour-blind tell them apart. */
export interface Theme {
  series: string[];
  /** Of what stands for everything else. */
  rest: string;
  /** From little to much, for one-sided values. */
  ramp: string[];
  /** From below to above, for values around zero. */
  diverging: string[];
  text: string;
  muted: string;
  line: string;
  surface: string;
  /** Behind cells without a value. */
  empty: string;
  /** Text on the far and near ends of the ramps. */
  inkOnStrong: string;
  inkOnPale: string;
  /** The part of a ramp from which its colours count as strong. */
  strongFrom: number;
}

const LIGHT: Theme = {
  series: ['#2F6FBF', '#E69F00', '#009E73', '#D55E00', '#56B4E9', '#B8609A', '#7A6A00', '#6C5FB3',
    '#3D8B8B', '#8A5A3B'],
  rest: '#A9B1BC',
  ramp: ['#EAF2FB', '#BBD6F2', '#7FB2E3', '#3F86CB', '#1B5FA8', '#0A3D78'],
  diverging: ['#B35806', '#F1A340', '#FEE0B6', '#F5F6F8', '#C6DCF0', '#5E9BD1', '#1B5FA8'],
  text: '#1B2430',
  muted: '#667085',
  line: '#E4E8EE',
  surface: '#FFFFFF',
  empty: '#F3F5F8',
  inkOnStrong: '#FFFFFF',
  inkOnPale: '#1B2430',
  strongFrom: 0.54,
};

const DARK: Theme = {
  series: ['#6CA8F0', '#F0B43C', '#2FBF93', '#F0803A', '#8FD0F5', '#DA92C0', '#D8CB5A', '#A79BEA',
    '#6FC4C4', '#C99A78'],
  rest: '#6B7686',
  ramp: ['#182737', '#1D3F63', '#27609A', '#3F86CB', '#7FB2E3', '#CBE2F8'],
  diverging: ['#F1A340', '#B8742A', '#5E452B', '#222B36', '#28486A', '#4483BF', '#8FC4F5'],
  text: '#E8ECF2',
  muted: '#98A2B3',
  line: '#2B3442',
  surface: '#161C25',
  empty: '#1E2631',
  inkOnStrong: '#0E1620',
  inkOnPale: '#E8ECF2',
  strongFrom: 0.68,
};

export function theme(name: ThemeName): Theme {
  return name === 'dark' ? DARK : LIGHT;
}

/** Latin first, then what Windows, macOS, Linux and the server's own picture font have of Chinese. Without quotes: SVG has it in an attribute. */
export const FONT = 'system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, PingFang SC, Microsoft YaHei, '
  + 'Noto Sans CJK SC, Noto Sans SC, WenQuanYi Micro Hei, sans-serif';
