import * as api from './api.ts';
import { toProblem } from './actions.ts';
import { changed, session } from './session.ts';

/** What can be done with boards; each change is kept on the server at once. */
export async function loadBoards(): Promise<void> {
  session.boards = await api.boards();
  changed('boards');
}

export async function openBoard(id: string): Promise<void> {
  try {
    session.board = await api.board(id);
    session.problem = null;
    history.replaceState(null, '', `#board=${encodeURIComponent(id)}`);
  } catch (error) {
    session.problem = { where: 'ask', question: '', problem: toProblem(error) };
  }
  changed('ask', 'answer', 'boards');
}

export function closeBoard(): void {
  session.board = null;
  history.replaceState(null, '', session.chart ? `#chart=${encodeURIComponent(session.chart.id)}` : location.pathname);
  changed('ask', 'answer', 'boards');
}

/** Puts a chart at the end of a board, or on a new one. */
export async function putOnBoard(chart: string, title: string, id?: string): Promise<api.Board> {
  const board = id === undefined ? await api.createBoard(title, [{ chart }]) : await append(id, { chart });
  await loadBoards();
  return board;
}

async function append(id: string, part: api.BoardPart): Promise<api.Board> {
  const board = await api.board(id);
  return api.changeBoard({ ...board, parts: [...board.parts, part] });
}

/** Keeps the board in view as it now shall be. */
export async function keepBoard(board: api.Board): Promise<void> {
  session.board = await api.changeBoard(board);
  await loadBoards();
  changed('answer');
}

export async function deleteBoard(id: string): Promise<void> {
  await api.removeBoard(id);
  closeBoard();
  await loadBoards();
}
