import { dictionary } from '../i18n/words';

/** Words of every page that has sections and pages of a list. */
export const listWords = dictionary(
  {
    sections: 'Sections',
    shown: '{n} shown',
    first: 'First page',
    isFirst: 'This is the first page',
    next: 'Next page',
    noNext: 'There are no more',
  },
  {
    sections: '分栏',
    shown: '显示 {n} 条',
    first: '首页',
    isFirst: '已是首页',
    next: '下一页',
    noNext: '没有更多',
  },
);
