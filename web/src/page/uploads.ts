import * as api from './api.ts';
import { replaceTable, toProblem } from './actions.ts';
import { fill, h, icon } from './dom.ts';
import { ICONS } from './icons.ts';
import { messages } from './messages.ts';
import { changed, session, when } from './session.ts';
import { full } from '../chart/number.ts';

interface Upload {
  name: string;
  at: api.UploadProgress;
  /** When its present step began, in milliseconds. */
  began: number;
  stop: AbortController;
  problem?: string;
}

const uploads: Upload[] = [];

/** The files of workbooks that became tables since the page was opened, by the id of the table; no browser keeps them longer. */
const workbooks = new Map<string, File>();
export const FILE_KINDS = '.csv,.tsv,.txt,.xlsx,.xlsm';

/** Sends files one after the other; the first table that arrives is used for questions. */
export async function uploadFiles(files: Iterable<File>): Promise<void> {
  let fresh = true;
  for (const file of files) {
    const id = await uploadOne(file, { name: file.name });
    if (id && fresh) {
      session.chosen.clear();
      fresh = false;
    }
    if (id) {
      session.chosen.add(id);
      changed('tables', 'ask', 'answer');
    }
  }
}

/** The sheets of the same workbook that can be loaded, too; none once its file is no longer at hand. */
export function otherSheets(table: api.Table): string[] {
  const file = workbooks.get(table.id);
  const loaded = session.tables.filter(other => workbooks.get(other.id) === file).map(other => other.readAs?.sheet);
  return file ? (table.readAs?.sheets ?? []).filter(sheet => !loaded.includes(sheet)) : [];
}

/** Loads another sheet of the same workbook as a table of its own, which is used for questions. */
export async function loadSheet(table: api.Table, sheet: string): Promise<string | undefined> {
  const file = workbooks.get(table.id)!;
  const id = await uploadOne(file, { name: `${file.name.replace(/\.[^.]*$/, '')} ${sheet}`, sheet });
  if (id) {
    session.chosen = new Set([id]);
    changed('tables', 'ask', 'answer');
  }
  return id;
}

async function uploadOne(file: File, what: { name: string; sheet?: string }): Promise<string | undefined> {
  const upload: Upload = { name: what.name, at: { step: 'send', part: 0 }, began: performance.now(), stop: new AbortController() };
  uploads.push(upload);
  changed('uploads');
  try {
    const table = await api.upload(file, what, at => {
      upload.began = at.step === upload.at.step ? upload.began : performance.now();
      upload.at = at;
      changed('uploads');
    }, upload.stop.signal);
    dismiss(upload);
    if (table.readAs?.sheets) {
      workbooks.set(table.id, file);
    }
    replaceTable(table);
    return table.id;
  } catch (error) {
    if (upload.stop.signal.aborted) {
      dismiss(upload);
    } else {
      upload.problem = toProblem(error).message;
      changed('uploads');
    }
    return undefined;
  }
}

function dismiss(upload: Upload): void {
  uploads.splice(uploads.indexOf(upload), 1);
  changed('uploads');
}

/** Uploads under way, and those that failed, with the reason. */
export function uploadList(): HTMLElement {
  const list = h('div', { class: 'uploads', role: 'status' });
  const draw = () => fill(list, uploads.map(uploadCard));
  when(['uploads'], draw);
  draw();
  return list;
}

function uploadCard(upload: Upload): HTMLElement {
  const said = messages(session.language);
  const close = h('button', { type: 'button', class: 'icon-button', 'aria-label': said.cancel, onclick: () => {
    upload.stop.abort();
    if (upload.problem) {
      dismiss(upload);
    }
  } }, icon(ICONS.close, 14));
  if (upload.problem) {
    return h('div', { class: 'upload failed' }, h('div', { class: 'upload-head' }, icon(ICONS.warning, 16), h('b', {}, upload.name), close),
      h('p', {}, upload.problem));
  }
  const { step, part } = upload.at;
  const percent = part === undefined || part === 0 ? '' : full(Math.floor(part * 100) / 100, 'percent');
  const state = step === 'send' ? said.uploading(percent) : said.loading(percent);
  const bar = h('progress', percent === '' ? { 'aria-label': state } : { max: 1, value: part, 'aria-label': state });
  return h('div', { class: 'upload' }, h('div', { class: 'upload-head' }, icon(ICONS.file, 16), h('b', {}, upload.name), close),
    bar, h('span', { class: 'muted small' }, [state, timeLeft(upload)].filter(Boolean).join(' · ')));
}

/** How long the step still takes if it goes on as it went, once that can be told. */
function timeLeft({ at, began }: Upload): string {
  const said = messages(session.language);
  const gone = performance.now() - began;
  if (!at.part || at.part < 0.05 || at.part >= 1 || gone < 2000) {
    return '';
  }
  const seconds = Math.ceil(gone / 1000 / at.part * (1 - at.part));
  return said.timeLeft(seconds < 90 ? said.seconds(seconds) : said.minutes(Math.round(seconds / 60)));
}

/** Lets people choose files. */
export function uploadButton(look: string, label: string): HTMLElement {
  const input = h('input', { type: 'file', multiple: true, accept: FILE_KINDS, class: 'visually-hidden', 'aria-label': label, onchange: () => {
    void uploadFiles([...input.files ?? []]);
    input.value = '';
  } });
  return h('label', { class: look }, input, icon(ICONS.upload, 16), h('span', {}, label));
}

/** Takes files that are dropped anywhere. */
export function acceptDrops(): HTMLElement {
  const said = messages(session.language);
  const veil = h('div', { class: 'veil', hidden: true }, h('div', { class: 'veil-card' }, icon(ICONS.upload, 36), said.dropHere));
  let depth = 0;
  const show = (visible: boolean) => {
    veil.hidden = !visible;
  };
  document.ondragenter = event => {
    if (event.dataTransfer?.types.includes('Files')) {
      depth++;
      show(true);
    }
  };
  document.ondragleave = () => {
    depth = Math.max(0, depth - 1);
    show(depth > 0);
  };
  document.ondragover = event => event.preventDefault();
  document.ondrop = event => {
    event.preventDefault();
    depth = 0;
    show(false);
    void uploadFiles([...event.dataTransfer?.files ?? []]);
  };
  return veil;
}
