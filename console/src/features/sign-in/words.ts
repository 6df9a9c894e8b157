import { dictionary } from '@/shared/i18n/words';

export const signInWords = dictionary(
  {
    title: 'Sign in',
    intro: 'Contact centre console',
    name: 'User name',
    password: 'Password',
    submit: 'Sign in',
    nameMissing: 'Enter your user name.',
    passwordMissing: 'Enter your password.',
    wrong: 'The name or the password is not right.',
  },
  {
    title: '登录',
    intro: '呼叫中心工作台',
    name: '用户名',
    password: '密码',
    submit: '登录',
    nameMissing: '请输入用户名。',
    passwordMissing: '请输入密码。',
    wrong: '用户名或密码不正确。',
  },
);
