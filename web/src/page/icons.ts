import type { Mark } from '../chart/query.ts';

/** The paths of our line drawings. */
export const ICONS = {
  add: 'M12 5v14M5 12h14',
  arrow: 'M12 19V5M6 11l6-6 6 6',
  board: 'M4 4h7v9H4zM13 4h7v5h-7zM13 11h7v9h-7zM4 15h7v5H4z',
  bulb: 'M9 18h6M10 21h4M12 3a6 6 0 0 0-3.6 10.8c.6.5 1 1.2 1.1 2.2h5c.1-1 .5-1.7 1.1-2.2A6 6 0 0 0 12 3z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  chevron: 'M9 6l6 6-6 6',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  edit: 'M4 20l4.5-1L20 7.5 16.5 4 5 15.5zM14 6.5L17.5 10',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  follow: 'M5 5v6a4 4 0 0 0 4 4h10M15 11l4 4-4 4',
  menu: 'M4 7h16M4 12h16M4 17h16',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
  palette: 'M4 7h10M18 7h2M4 17h2M10 17h10M14 4.5v5M6 14.5v5',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  question: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.5v.5',
  redo: 'M20 9H9a5 5 0 0 0 0 10h4M16 5l4 4-4 4',
  remove: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  rule: 'M4 6h16M4 12h10M4 18h7',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M2 12h2M20 12h2M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4',
  undo: 'M4 9h11a5 5 0 0 1 0 10h-4M8 5L4 9l4 4',
  upload: 'M12 16V5M7 9l5-5 5 5M5 20h14',
  warning: 'M12 4l9 16H3zM12 10v4M12 17v.5',
};

export const TYPE_ICONS: Record<string, string> = {
  number: 'M9 4L7 20M17 4l-2 16M4 9h16M4 15h16',
  text: 'M5 6V5h14v1M12 5v14M9 19h6',
  date: 'M5 6h14v14H5zM5 10h14M9 3v4M15 3v4',
  datetime: 'M5 6h14v14H5zM5 10h14M9 3v4M15 3v4M12 13v3h2',
  time: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2',
  boolean: 'M8 7h8a5 5 0 0 1 0 10H8A5 5 0 0 1 8 7zM16 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
};

export const MARK_ICONS: Record<Mark, string> = {
  auto: 'M5 19V9M12 19V5M19 19v-7',
  bar: 'M5 20V10M12 20V4M19 20v-7',
  line: 'M4 17l5-6 4 3 7-9',
  area: 'M4 18l5-7 4 3 7-8v12z',
  arc: 'M12 4a8 8 0 1 0 8 8h-8zM15 3.5A8 8 0 0 1 20.5 9H15z',
  point: 'M7 15a1.5 1.5 0 1 0 0 .1M12 9a1.5 1.5 0 1 0 0 .1M17 13a1.5 1.5 0 1 0 0 .1M18 6a1.5 1.5 0 1 0 0 .1',
  boxplot: 'M12 3v4M7 7h10v10H7zM7 12h10M12 17v4',
  rect: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  table: 'M4 5h16v14H4zM4 10h16M10 5v14',
  text: 'M8 6l4-2v16M8 20h8',
  radar: 'M12 3l8.5 6.2-3.2 10H6.7l-3.2-10zM12 8l4 3-1.5 4.5h-5L8 11z',
  funnel: 'M4 5h16l-6 8v6l-4-2v-4z',
  treemap: 'M4 4h16v16H4zM12 4v16M12 11h8M4 15h8',
  calendar: 'M5 6h14v14H5zM5 10h14M9 3v4M15 3v4M9 14h0M12 14h0M15 14h0M9 17h0M12 17h0',
  geoshape: 'M4 7l5-3 6 3 5-3v13l-5 3-6-3-5 3zM9 4v13M15 7v13',
};
