import type { Data, Language, ResultColumn } from '../chart/answer.ts';
import type { ChartQuery } from '../chart/query.ts';
import { columnsOf } from './arrow.ts';

export interface Column {
  name: string;
  type: string;
  role: string;
  called?: string[];
  description?: string;
  missing: number;
  distinct: number;
  /** Whether that is an estimate. */
  distinctEstimated?: boolean;
  min?: string | number | null;
  max?: string | number | null;
  samples: (string | number)[];
}

export interface Table {
  id: string;
  name: string;
  /** ISO 8601. */
  created: string;
  rows: number;
  columns: Column[];
  warnings?: { code: string; detail: string; line?: number; column?: string }[];
  /** Of a workbook: the sheet that was read, and all that have rows. */
  readAs?: { sheet?: string; sheets?: string[] };
}

/** A column of a table, by the id of the table. */
export interface RelationEnd {
  table: string;
  column: string;
}

/** Which column refers to which. */
export interface Relation {
  id: string;
  from: RelationEnd & { tableName: string };
  to: RelationEnd & { tableName: string };
  /** Names and values agree, only values do, or somebody told it. */
  origin: 'names' | 'values' | 'told';
  /** The share of the different values that are on both sides, in [0, 1]. */
  matched: number;
}

export interface Phrase {
  text: string;
  start: number;
  end: number;
  means: string;
}

/** Characters that were taken for a typing error, and what was read instead. */
export interface Slip {
  start: number;
  end: number;
  meant: string;
}

export interface Alternative {
  query: ChartQuery;
  title: string;
  confidence: number;
}

/** How the model read a sentence, before anybody changed its chart. */
export interface Read {
  /** Of the chart that was drawn for it. */
  id: string;
  query: ChartQuery;
  asked: ChartQuery;
  reading?: Phrase[];
  mended?: Slip[];
  confidence?: number;
}

export interface Chart {
  id: string;
  question?: string;
  tables?: string[];
  query: ChartQuery;
  /** The query before the chart rules completed it. */
  asked?: ChartQuery;
  /** What the model read, as the page remembers it. */
  read?: Read;
  sql: string;
  title: string;
  reading?: Phrase[];
  mended?: Slip[];
  confidence?: number;
  alternatives?: Alternative[];
  rule?: { id: string; sentence: string };
  insight?: string;
  /** Of its title and explanations, and so of its picture. */
  language?: Language;
  columns: ResultColumn[];
  rows: number;
  truncated?: boolean;
}

/** A chart or a text of a board. */
export type BoardPart = { text: string } | { chart: string };

export interface Board {
  id: string;
  title: string;
  parts: BoardPart[];
}

export interface Health {
  model?: string | { name?: string; hash?: string };
  device?: string;
  version?: string;
}

/** What the server said was wrong: RFC 9457, with our own parts. */
export class Problem extends Error {
  constructor(
    readonly code: string, detail: string, readonly suggestions: string[] = [],
    readonly words?: { start: number; end: number }, readonly pointer?: string) {
    super(detail);
  }
}

export interface Ask {
  tables: string[];
  question?: string;
  query?: ChartQuery;
  follows?: string;
  /** Of title and explanations; without it, that of the question. */
  language?: Language;
}

export function ask(request: Ask, signal: AbortSignal): Promise<Chart> {
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return send('POST', 'api/charts', { ...request, timezone }, signal);
}

export function chart(id: string, signal?: AbortSignal): Promise<Chart> {
  return send('GET', `api/charts/${encodeURIComponent(id)}`, undefined, signal);
}

export async function chartData(id: string, signal?: AbortSignal): Promise<Data> {
  const response = await answered(fetch(`api/charts/${encodeURIComponent(id)}/data`,
    { headers: { ...told(), accept: 'application/vnd.apache.arrow.stream' }, signal }));
  return columnsOf(new Uint8Array(await response.arrayBuffer()));
}

export async function tables(): Promise<Table[]> {
  const list = await send<Table[] | { tables: Table[] }>('GET', 'api/tables');
  return Array.isArray(list) ? list : list.tables;
}

export function table(id: string): Promise<Table> {
  return send('GET', `api/tables/${encodeURIComponent(id)}`);
}

export function changeTable(id: string, change: object): Promise<Table> {
  return send('PATCH', `api/tables/${encodeURIComponent(id)}`, change);
}

export async function removeTable(id: string): Promise<void> {
  await answered(fetch(`api/tables/${encodeURIComponent(id)}`, { method: 'DELETE', headers: told() }));
}

/** The relations that these tables have. */
export async function relations(ids: string[], signal: AbortSignal): Promise<Relation[]> {
  return (await send<{ relations: Relation[] }>('GET', `api/relations?${new URLSearchParams({ tables: ids.join(',') })}`, undefined, signal)).relations;
}

export function tellRelation(from: RelationEnd, to: RelationEnd): Promise<Relation> {
  return send('POST', 'api/relations', { from, to });
}

export async function removeRelation(id: string): Promise<void> {
  await answered(fetch(`api/relations/${encodeURIComponent(id)}`, { method: 'DELETE', headers: told() }));
}

/** Questions worth asking; while something is typed, what it may become. */
export async function suggestions(ids: string[], typed: string, language: Language, signal: AbortSignal): Promise<string[]> {
  const parameters = new URLSearchParams({ tables: ids.join(','), language, ...(typed ? { q: typed } : {}) });
  type Item = string | { text?: string; question?: string };
  const found = await send<Item[] | { suggestions: Item[] }>('GET', `api/suggest?${parameters}`, undefined, signal);
  const list = Array.isArray(found) ? found : found.suggestions;
  return list.map(item => typeof item === 'string' ? item : item.text ?? item.question ?? '').filter(text => text !== '');
}

export async function boards(): Promise<Pick<Board, 'id' | 'title'>[]> {
  return (await send<{ boards: Pick<Board, 'id' | 'title'>[] }>('GET', 'api/boards')).boards;
}

export function board(id: string): Promise<Board> {
  return send('GET', `api/boards/${encodeURIComponent(id)}`);
}

export function createBoard(title: string, parts: BoardPart[]): Promise<Board> {
  return send('POST', 'api/boards', { title, parts });
}

export function changeBoard({ id, title, parts }: Board): Promise<Board> {
  return send('PATCH', `api/boards/${encodeURIComponent(id)}`, { title, parts });
}

export async function removeBoard(id: string): Promise<void> {
  await answered(fetch(`api/boards/${encodeURIComponent(id)}`, { method: 'DELETE', headers: told() }));
}

export function health(): Promise<Health> {
  return send('GET', 'api/health');
}

/** How far an upload is: sent to the server, then read there. */
export interface UploadProgress {
  step: 'send' | 'read';
  /** In [0, 1]; absent while nobody knows. */
  part?: number;
}

interface Job {
  id: string;
  events: string;
  progress?: number;
  result?: Table;
  problem?: unknown;
}

/** Uploads a file as it is, under a name for its table, and waits until it, or the sheet of it that is named, is a table. */
export async function upload(file: File, what: { name: string; sheet?: string }, progress: (at: UploadProgress) => void, signal: AbortSignal): Promise<Table> {
  const answer = await sendFile(file, what, progress, signal);
  return 'events' in answer ? finished(answer, progress, signal) : answer;
}

function sendFile(file: File, what: { name: string; sheet?: string }, progress: (at: UploadProgress) => void, signal: AbortSignal): Promise<Table | Job> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `api/tables?${new URLSearchParams(what)}`);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', document.documentElement.lang);
    request.setRequestHeader('prefer', 'respond-async');
    request.responseType = 'json';
    request.upload.onprogress = event => progress({ step: 'send', part: event.lengthComputable ? event.loaded / event.total : undefined });
    request.upload.onload = () => progress({ step: 'read' });
    request.onload = () => request.status < 300
      ? resolve(request.response as Table | Job) : reject(problemOf(request.status, request.response));
    request.onerror = () => reject(new Problem('NO_CONNECTION', ''));
    request.onabort = () => reject(stopped());
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** Listens to a load until it is over. */
function finished(job: Job, progress: (at: UploadProgress) => void, signal: AbortSignal): Promise<Table> {
  return new Promise((resolve, reject) => {
    const events = new EventSource(job.events);
    const end = (settle: () => void) => {
      events.close();
      settle();
    };
    const state = (event: Event) => JSON.parse((event as MessageEvent<string>).data) as Job;
    events.addEventListener('running', event => progress({ step: 'read', part: state(event).progress }));
    events.addEventListener('done', event => end(() => resolve(state(event).result!)));
    events.addEventListener('failed', event => end(() => reject(problemOf(500, state(event).problem))));
    events.onerror = () => events.readyState === EventSource.CLOSED && end(() => reject(new Problem('NO_CONNECTION', '')));
    signal.addEventListener('abort', () => {
      void fetch(`api/jobs/${encodeURIComponent(job.id)}`, { method: 'DELETE', headers: told() });
      end(() => reject(stopped()));
    });
  });
}

function stopped(): DOMException {
  return new DOMException('stopped', 'AbortError');
}

/** Has the server say what goes wrong in the language of the page. */
function told(): Record<string, string> {
  return { 'accept-language': document.documentElement.lang };
}

async function send<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await answered(fetch(path, {
    method, signal,
    headers: { ...told(), accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  }));
  return await response.json() as T;
}

async function answered(request: Promise<Response>): Promise<Response> {
  const response = await request.catch(error => {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : new Problem('NO_CONNECTION', '');
  });
  if (!response.ok) {
    throw problemOf(response.status, await response.json().catch(() => null));
  }
  return response;
}

function problemOf(status: number, body: unknown): Problem {
  const said = (body ?? {}) as { code?: string; detail?: string; title?: string; suggestions?: string[];
    words?: { start: number; end: number }; pointer?: string };
  return new Problem(said.code ?? `HTTP_${status}`, said.detail ?? said.title ?? `HTTP ${status}`, said.suggestions ?? [],
    said.words, said.pointer);
}
