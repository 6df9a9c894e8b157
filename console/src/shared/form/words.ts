import { dictionary } from '../i18n/words';

/** Words of every form dialog. */
export const formWords = dictionary(
  {
    save: 'Save',
    addRow: 'Add',
    removeRow: 'Remove {name}',
    stale:
      'Somebody else was quicker. What is stored now was read again; your words are kept. Look at both before you send.',
  },
  {
    save: '保存',
    addRow: '添加',
    removeRow: '移除 {name}',
    stale: '他人已先行修改。已重新读取最新内容，您填写的内容已保留，请核对后再提交。',
  },
);
