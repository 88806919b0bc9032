/** Output of ping and tracert. */
import { extract } from './index'

const read = (text: string) =>
  Object.fromEntries(
    extract(text)
      .filter(({ quantity }) => ['rtt', 'rtt-swing', 'loss'].includes(quantity))
      .map(({ quantity, value }) => [quantity, value]),
  )

describe('ping', () => {
  it.each([
    [
      'Windows, Chinese',
      '来自 1.2.3.4 的回复: 字节=32 时间=23ms TTL=53\n    数据包: 已发送 = 4，已接收 = 3，丢失 = 1 (25% 丢失)，\n往返行程的估计时间(以毫秒为单位):\n    最短 = 23ms，最长 = 210ms，平均 = 87ms',
      { rtt: 87, 'rtt-swing': 187, loss: 25 },
    ],
    [
      'Windows, English',
      'Packets: Sent = 4, Received = 4, Lost = 0 (0% loss),\n    Minimum = 1ms, Maximum = 4ms, Average = 2ms',
      { rtt: 2, 'rtt-swing': 3, loss: 0 },
    ],
    [
      'Linux',
      '10 packets transmitted, 9 received, 10% packet loss, time 9012ms\nrtt min/avg/max/mdev = 10.1/20.2/30.4/1.2 ms',
      { rtt: 20.2, 'rtt-swing': 20.3, loss: 10 },
    ],
    [
      'macOS',
      '5 packets transmitted, 5 packets received, 0.0% packet loss\nround-trip min/avg/max/stddev = 8.0/9.5/12.0/1.1 ms',
      { rtt: 9.5, 'rtt-swing': 4, loss: 0 },
    ],
    [
      'replies without a summary',
      '时间=20ms TTL=53\n时间=40ms TTL=53\n请求超时。\n请求超时。',
      { rtt: 30, 'rtt-swing': 20, loss: 50 },
    ],
    ['one reply', '64 bytes from 1.2.3.4: icmp_seq=1 ttl=53 time=35.1 ms', { rtt: 35.1 }],
    [
      'tracert',
      '  1    <1 ms     1 ms     1 ms  192.168.1.1\n  2     *        *        *     请求超时。\n  3    30 ms    36 ms    33 ms  1.2.3.4',
      { rtt: 33, 'rtt-swing': 6 },
    ],
    ['words', '延迟200ms', { rtt: 200 }],
    ['a bare ping', 'ping值 120', { rtt: 120 }],
    ['English words', 'latency is about 90 ms', {}],
    ['something else', 'ping 一下 baidu.com', {}],
  ])('%s', (_, text, readings) => {
    expect(read(text)).toEqual(readings)
  })
})
