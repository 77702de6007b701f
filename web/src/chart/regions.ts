/** Maps made of equal tiles: small regions are seen as well as large ones, and nobody's borders are drawn. */

export interface Tile {
  /** The short name that stands on the tile. */
  en: string;
  zh: string;
  across: number;
  down: number;
}

/** Names, tile by tile: every way in which data may call the region, the first two stand on the tile. */
const CHINA: [number, number, string, string, ...string[]][] = [
  [8, 0, 'Heilongj.', '黑龙江', 'heilongjiang'], [1, 1, 'Xinjiang', '新疆'], [6, 1, 'Inner M.', '内蒙古', 'inner mongolia', 'nei mongol', 'neimenggu'],
  [7, 1, 'Liaoning', '辽宁'], [8, 1, 'Jilin', '吉林'], [2, 2, 'Qinghai', '青海'], [3, 2, 'Gansu', '甘肃'], [4, 2, 'Ningxia', '宁夏'], [5, 2, 'Shanxi', '山西'],
  [6, 2, 'Hebei', '河北'], [7, 2, 'Beijing', '北京'], [8, 2, 'Tianjin', '天津'], [1, 3, 'Tibet', '西藏', 'xizang'], [3, 3, 'Sichuan', '四川'],
  [4, 3, 'Shaanxi', '陕西'], [5, 3, 'Henan', '河南'], [6, 3, 'Shandong', '山东'], [4, 4, 'Chongqing', '重庆'], [5, 4, 'Hubei', '湖北'], [6, 4, 'Anhui', '安徽'],
  [7, 4, 'Jiangsu', '江苏'], [8, 4, 'Shanghai', '上海'], [3, 5, 'Yunnan', '云南'], [4, 5, 'Guizhou', '贵州'], [5, 5, 'Hunan', '湖南'], [6, 5, 'Jiangxi', '江西'],
  [7, 5, 'Zhejiang', '浙江'], [4, 6, 'Guangxi', '广西'], [5, 6, 'Guangd.', '广东', 'guangdong'], [6, 6, 'Fujian', '福建'], [8, 6, 'Taiwan', '台湾'],
  [4, 7, 'Hainan', '海南'], [5, 7, 'Macau', '澳门', 'macao'], [6, 7, 'Hong K.', '香港', 'hong kong', 'hongkong'],
];

const STATES: [number, number, string, string, ...string[]][] = [
  [0, 0, 'AK', '阿拉斯加', 'alaska'], [10, 0, 'ME', '缅因', 'maine'], [5, 1, 'WI', '威斯康星', 'wisconsin'], [9, 1, 'VT', '佛蒙特', 'vermont'],
  [10, 1, 'NH', '新罕布什尔', 'new hampshire'], [0, 2, 'WA', '华盛顿州', 'washington'], [1, 2, 'ID', '爱达荷', 'idaho'], [2, 2, 'MT', '蒙大拿', 'montana'],
  [3, 2, 'ND', '北达科他', 'north dakota'], [4, 2, 'MN', '明尼苏达', 'minnesota'], [5, 2, 'IL', '伊利诺伊', 'illinois'], [6, 2, 'MI', '密歇根', 'michigan'],
  [8, 2, 'NY', '纽约州', 'new york'], [9, 2, 'MA', '马萨诸塞', 'massachusetts'], [0, 3, 'OR', '俄勒冈', 'oregon'], [1, 3, 'NV', '内华达', 'nevada'],
  [2, 3, 'WY', '怀俄明', 'wyoming'], [3, 3, 'SD', '南达科他', 'south dakota'], [4, 3, 'IA', '艾奥瓦', 'iowa'], [5, 3, 'IN', '印第安纳', 'indiana'],
  [6, 3, 'OH', '俄亥俄', 'ohio'], [7, 3, 'PA', '宾夕法尼亚', 'pennsylvania'], [8, 3, 'NJ', '新泽西', 'new jersey'], [9, 3, 'CT', '康涅狄格', 'connecticut'],
  [10, 3, 'RI', '罗得岛', 'rhode island'], [0, 4, 'CA', '加利福尼亚', 'california', '加州'], [1, 4, 'UT', '犹他', 'utah'], [2, 4, 'CO', '科罗拉多', 'colorado'],
  [3, 4, 'NE', '内布拉斯加', 'nebraska'], [4, 4, 'MO', '密苏里', 'missouri'], [5, 4, 'KY', '肯塔基', 'kentucky'], [6, 4, 'WV', '西弗吉尼亚', 'west virginia'],
  [7, 4, 'VA', '弗吉尼亚', 'virginia'], [8, 4, 'MD', '马里兰', 'maryland'], [9, 4, 'DE', '特拉华', 'delaware'], [1, 5, 'AZ', '亚利桑那', 'arizona'],
  [2, 5, 'NM', '新墨西哥', 'new mexico'], [3, 5, 'KS', '堪萨斯', 'kansas'], [4, 5, 'AR', '阿肯色', 'arkansas'], [5, 5, 'TN', '田纳西', 'tennessee'],
  [6, 5, 'NC', '北卡罗来纳', 'north carolina'], [7, 5, 'SC', '南卡罗来纳', 'south carolina'], [8, 5, 'DC', '华盛顿特区', 'district of columbia', 'washington dc'],
  [3, 6, 'OK', '俄克拉何马', 'oklahoma'], [4, 6, 'LA', '路易斯安那', 'louisiana'], [5, 6, 'MS', '密西西比', 'mississippi'], [6, 6, 'AL', '亚拉巴马', 'alabama'],
  [7, 6, 'GA', '佐治亚', 'georgia'], [0, 7, 'HI', '夏威夷', 'hawaii'], [3, 7, 'TX', '得克萨斯', 'texas', '德克萨斯', '得州'], [8, 7, 'FL', '佛罗里达', 'florida'],
];

const MAPS = [CHINA, STATES].map(rows => {
  const tiles = rows.map(([across, down, en, zh]): Tile => ({ across, down, en, zh }));
  const byName = new Map(rows.flatMap(([, , ...names], index) => names.map(name => [key(name), tiles[index]!])));
  return { tiles, byName };
});

/** The map on which most of the names lie, or nothing where fewer than half lie on any. */
export function mapFor(names: string[]): { tiles: Tile[]; find: (name: string) => Tile | undefined } | undefined {
  const found = MAPS.map(map => ({ map, hits: names.filter(name => map.byName.has(key(name))).length }))
    .sort((a, b) => b.hits - a.hits)[0]!;
  return found.hits * 2 < names.length || found.hits === 0 ? undefined
    : { tiles: found.map.tiles, find: name => found.map.byName.get(key(name)) };
}

/** Names without the words that official names end with. */
function key(name: string): string {
  return name.trim().toLowerCase().replace(/(特别行政区|(维吾尔|壮族|回族)?自治区|省|市)$/, '').replace(/ (province|municipality|state|sar)$/, '')
    .replace(/[.\s]+/g, ' ');
}
