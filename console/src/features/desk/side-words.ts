import { dictionary } from '@/shared/i18n/words';

/** Words of what stands beside a talk: keypad, help, notices, notes, script, knowledge, the day. */
export const sideWords = dictionary(
  {
    keypad: 'Keypad',
    keypadNoPhone: 'Your telephone has keys of its own; press them there',
    keypadNoCall: 'Your browser phone carries no call',
    sent: 'Sent',
    nothingSent: 'Press a key to send its tone.',

    askHelp: 'Ask for help',
    endHelp: 'Take the call for help back',
    helpAsked: 'Supervisors see since {time} that you ask for help.',
    helpHint: 'Supervisors see it at once.',

    notices: 'From your supervisors',
    dismiss: 'Read',

    'tab.timeline': 'Timeline',
    'tab.notes': 'Notes',
    'tab.script': 'Script',
    'tab.knowledge': 'Knowledge',
    'tab.callbacks': 'Callbacks',
    tabs: 'About this contact',

    notesNone: 'Nothing has been registered yet. What you save on the right is shown here.',
    noteBy: '{agent}, {time}',
    solvedWith: 'Solved with {source}',
    followUpAt: 'Follow up {time}',
    noNote: 'No note',

    scriptNone: 'This queue has no script.',
    chooseScript: 'Script',
    scriptBack: 'One step back',
    scriptAgain: 'From the start',
    scriptEnd: 'The script ends here.',
    scriptNext: 'The customer says',

    knowledgeNone: 'There is no knowledge for this queue.',
    knowledgeSearch: 'Search in knowledge',
    knowledgeNoMatch: 'Nothing matches.',

    callNumber: 'Call a number',
    numberToCall: 'Number to call',
    numberExample: '+1 415 555 0123',
    callFor: 'For the queue',

    myDay: 'My day',
    handled: 'Handled',
    aht: 'AHT',
    acw: 'ACW',
    handledFormula: 'Contacts that reached you today and are done, each counted once',
    ahtFormula: 'Average handle time: (talk + hold + after-contact work) / handled',
    acwFormula: 'Average after-contact work: after-contact work / handled',
    none: '–',
  },
  {
    keypad: '键盘',
    keypadNoPhone: '请直接在您的电话机上按键',
    keypadNoCall: '浏览器话机当前没有通话',
    sent: '已发送',
    nothingSent: '按键即发送按键音。',

    askHelp: '请求协助',
    endHelp: '撤回求助',
    helpAsked: '自 {time} 起，主管可以看到您的求助。',
    helpHint: '主管会立即看到。',

    notices: '主管留言',
    dismiss: '已读',

    'tab.timeline': '时间线',
    'tab.notes': '备注',
    'tab.script': '话术',
    'tab.knowledge': '知识',
    'tab.callbacks': '回拨',
    tabs: '当前联络的资料',

    notesNone: '尚未登记。您在右侧保存的内容会显示在这里。',
    noteBy: '{agent}，{time}',
    solvedWith: '解决依据：{source}',
    followUpAt: '跟进时间：{time}',
    noNote: '无备注',

    scriptNone: '该队列没有话术。',
    chooseScript: '话术',
    scriptBack: '上一步',
    scriptAgain: '从头开始',
    scriptEnd: '话术到此结束。',
    scriptNext: '客户回答',

    knowledgeNone: '该队列没有知识条目。',
    knowledgeSearch: '搜索知识',
    knowledgeNoMatch: '没有匹配的条目。',

    callNumber: '拨打电话',
    numberToCall: '要拨打的号码',
    numberExample: '+86 10 1234 5678',
    callFor: '所属队列',

    myDay: '我的今日',
    handled: '处理量',
    aht: '平均处理时长',
    acw: '平均话后时长',
    handledFormula: '今日由您接待并已完成的联络，每个只计一次',
    ahtFormula: '平均处理时长 =（通话 + 保持 + 话后整理）÷ 处理量',
    acwFormula: '平均话后时长 = 话后整理 ÷ 处理量',
    none: '–',
  },
);
