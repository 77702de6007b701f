/** The element {@code <talk-chart src="https://host/api/charts/ID">}: a live chart in any page, and in the frame of /embed/ID. */
import type { Answer, Language, ThemeName } from './chart/answer.ts';
import type { Chart } from './page/api.ts';
import { columnsOf } from './page/arrow.ts';
import { livePicture } from './page/live-picture.ts';
import { messages } from './page/messages.ts';

class TalkChart extends HTMLElement {
  static observedAttributes = ['src', 'theme', 'language'];
  private close = () => {};
  private loading = new AbortController();

  connectedCallback(): void {
    void this.load();
  }

  disconnectedCallback(): void {
    this.loading.abort();
    this.close();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) {
      void this.load();
    }
  }

  private async load(): Promise<void> {
    this.loading.abort();
    const own = new AbortController();
    this.loading = own;
    try {
      const address = new URL(this.getAttribute('src') ?? framed(), document.baseURI);
      const [chart, bytes] = await Promise.all([part(address, '', own.signal), part(address, '/data', own.signal)]);
      this.show(await chart.json() as Chart, new Uint8Array(await bytes.arrayBuffer()));
    } catch (error) {
      if (!own.signal.aborted) {
        this.tell((error as Error).message);
      }
    }
  }

  private show(chart: Chart, bytes: Uint8Array): void {
    this.close();
    const title = made('h1', 'talk-chart-title', chart.title);
    const place = made('div', 'talk-chart-picture', '');
    place.setAttribute('role', 'img');
    place.setAttribute('aria-label', [chart.title, chart.insight].filter(Boolean).join('. '));
    const answer: Answer = { query: chart.query, title: chart.title, columns: chart.columns, language: chart.language ?? this.language(), theme: this.theme() };
    this.replaceChildren(title, place);
    const picture = livePicture(place, answer, columnsOf(bytes));
    this.close = picture.close;
    if (picture.notes.length > 0) {
      this.append(made('p', 'talk-chart-notes', picture.notes.join(' ')));
    }
  }

  private tell(text: string): void {
    this.close();
    this.replaceChildren(made('p', 'talk-chart-problem', text === 'Failed to fetch' ? messages(this.language()).noConnection : text));
  }

  private language(): Language {
    const wanted = this.getAttribute('language') ?? new URLSearchParams(location.search).get('language') ?? navigator.language;
    return wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en';
  }

  private theme(): ThemeName {
    const wanted = this.getAttribute('theme') ?? new URLSearchParams(location.search).get('theme');
    return wanted === 'dark' || wanted !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
}

/** The chart of a frame at /embed/ID, with the signature that its address carries. */
function framed(): string {
  const id = location.pathname.split('/').pop() ?? '';
  return `../api/charts/${id}${location.search}`;
}

async function part(address: URL, path: string, signal: AbortSignal): Promise<Response> {
  const whole = new URL(address);
  whole.pathname += path;
  const response = await fetch(whole, { signal, headers: { accept: path ? 'application/vnd.apache.arrow.stream' : 'application/json' } });
  if (!response.ok) {
    const said = await response.json().catch(() => ({})) as { detail?: string };
    throw new Error(said.detail ?? `HTTP ${response.status}`);
  }
  return response;
}

function made(tag: string, look: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = look;
  element.textContent = text;
  return element;
}

customElements.define('talk-chart', TalkChart);
