import { dictionary } from '../i18n/words';

/** Words of every form dialog. */
export const formWords = dictionary(
  {
    save: 'Save',
    addRow: 'Add',
    removeRow: 'Remove {name}',
    stale:
      'Somebody else was quicker. What is stored now was read again; your words are kept. Look at both before you send.',
    typeToFind: 'Type to search',
    looking: 'Searching…',
    nothingFound: 'Nothing found. Try other words.',
  },
  {
    save: '保存',
    addRow: '添加',
    removeRow: '移除 {name}',
    stale: '他人已先行修改。已重新读取最新内容，您填写的内容已保留，请核对后再提交。',
    typeToFind: '输入以搜索',
    looking: '搜索中…',
    nothingFound: '未找到，请换用其他词语。',
  },
);
