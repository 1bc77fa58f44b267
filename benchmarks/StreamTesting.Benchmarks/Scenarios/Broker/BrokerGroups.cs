using System.Diagnostics;
using Confluent.Kafka;
using Samples;

namespace StreamTesting.Benchmarks;

/// <summary>How long a classic group takes to find itself again.</summary>
internal static class BrokerGroups
{
    public static IReadOnlyList<BrokerFigure> Measure(string servers) =>
    [
        .. Measure("default client settings", servers, null, TimeSpan.FromSeconds(3.5)),
        .. Measure("before the first heartbeat (3 s)", servers, null, TimeSpan.Zero),
        .. Measure("heartbeat.interval.ms=100", servers, 100, TimeSpan.Zero),
    ];

    private static IEnumerable<BrokerFigure> Measure(string name, string servers, int? heartbeat, TimeSpan settling)
    {
        var topic = $"group-{heartbeat}-{settling.Ticks}";
        BrokerTopic.Create(servers, topic, 4);
        var first = Consumer(servers, topic, heartbeat);
        var alone = Time(() => first.Assignment.Count == 4, first);
        Settle(settling, first);
        var second = Consumer(servers, topic, heartbeat);
        var joined = Time(() => first.Assignment.Count == 2 && second.Assignment.Count == 2, first, second);
        Settle(settling, first, second);
        second.Unsubscribe();
        var left = Time(() => first.Assignment.Count == 4, first, second);
        GroupMember.Leave(GroupMember.Patience, [second], first);
        first.Leave();
        var again = Consumer(servers, topic, heartbeat);
        var restarted = Time(() => again.Assignment.Count == 4, again);
        again.Leave();
        yield return new($"classic group, {name}: first member", alone, BrokerUnit.Milliseconds, "300 ms");
        yield return new("  second member", joined, BrokerUnit.Milliseconds, "300 ms");
        yield return new("  one leaves", left, BrokerUnit.Milliseconds, "300 ms");
        yield return new("  restart", restarted, BrokerUnit.Milliseconds, "300 ms");
    }

    private static IConsumer<Ignore, Ignore> Consumer(string servers, string topic, int? heartbeat)
    {
        var consumer = new ConsumerBuilder<Ignore, Ignore>(
            new ConsumerConfig { BootstrapServers = servers, GroupId = topic, HeartbeatIntervalMs = heartbeat }).Build();
        consumer.Subscribe(topic);
        return consumer;
    }

    private static double Time(Func<bool> holds, params IConsumer<Ignore, Ignore>[] consumers)
    {
        var clock = Stopwatch.StartNew();
        while (!holds() && clock.Elapsed < TimeSpan.FromSeconds(30))
        {
            foreach (var consumer in consumers)
            {
                consumer.Consume(1);
            }
        }

        return clock.Elapsed.TotalMilliseconds;
    }

    private static void Settle(TimeSpan time, params IConsumer<Ignore, Ignore>[] consumers)
    {
        var clock = Stopwatch.StartNew();
        Time(() => clock.Elapsed >= time, consumers);
    }
}
