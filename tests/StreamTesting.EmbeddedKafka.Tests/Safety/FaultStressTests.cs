using System.Net.Sockets;
using System.Text;
using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Log;
using StreamTesting.EmbeddedKafka.Tests.Server;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>Idempotent producers that try again as clients do, on a cluster where faults of a seed fire: each record is in the log once, in its producer's order.</summary>
public sealed class FaultStressTests
{
    private const string Topic = "t";
    private const int Producers = 6;
    private const int RecordsOfAProducer = 150;
    private const int Partitions = 3;

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    public async Task Records_OfIdempotentProducersUnderFaults_AreThereOnceAndInOrder(ulong seed)
    {
        await using var broker = await EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { Brokers = 3 });
        await broker.CreateTopicAsync(Topic, Partitions);
        broker.Faults.Apply(new FaultPlan
        {
            Seed = seed,
            Rules =
            [
                Rule("lost", FaultAction.LoseAnswer, 0.05), Rule("half", FaultAction.TruncateAnswer, 0.03), Rule("closed", FaultAction.Close, 0.03),
                Rule("refused", FaultAction.Refuse("NOT_LEADER_OR_FOLLOWER"), 0.05), Rule("done and refused", FaultAction.AnswerWith("REQUEST_TIMED_OUT"), 0.05),
                .. Enumerable.Range(0, Partitions).Select(partition => Rule($"moved {partition}", FaultAction.MoveLeader(Topic, partition), 0.02)),
            ],
        });

        var producing = Enumerable.Range(0, Producers).Select(number => ProduceAsync(broker, number)).ToList();
        await Task.WhenAll(producing).WaitAsync(TimeSpan.FromSeconds(60));

        broker.Faults.EnsureAllFired();
        var inLog = await ReadAsync(broker);
        for (var number = 0; number < Producers; number++)
        {
            inLog.Where(key => key.StartsWith($"{number}-", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(0, RecordsOfAProducer).Select(i => $"{number}-{i}"));
        }

        inLog.Count.ShouldBe(Producers * RecordsOfAProducer);
    }

    private static FaultRule Rule(string name, FaultAction action, double rate) => new() { Name = name, Api = "Produce", Action = action, Rate = rate, Times = null };

    private static async Task ProduceAsync(EmbeddedKafka broker, int number)
    {
        var (partition, client, connected) = (number % Partitions, (RawClient?)null, -1);
        for (var i = 0; i < RecordsOfAProducer;)
        {
            try
            {
                var leader = broker.FindTopic(Topic)!.Partitions[partition].Leader;
                if (client is null || leader != connected)
                {
                    client?.Dispose();
                    (client, connected) = (new RawClient(broker.Brokers.Single(one => one.Id == leader).Address), leader);
                }

                var batch = new TestBatch { ProducerId = 1_000_000 + number, ProducerEpoch = 0, BaseSequence = i, Key = $"{number}-{i}" };
                var answer = await client.AskAsync<ProduceResponse>(ApiKey.Produce, 9, Requests.Produce(Topic, batch.Build(), partition: partition));
                i += answer.Responses[0].PartitionResponses[0].ErrorCode switch
                {
                    ErrorCode.None => 1,
                    ErrorCode.NotLeaderOrFollower or ErrorCode.RequestTimedOut => 0,
                    var error => throw new ShouldAssertException($"record {number}-{i} is answered {error}"),
                };
            }
            catch (Exception closed) when (closed is IOException or SocketException or WireFormatException)
            {
                client?.Dispose();
                client = null;
            }
        }

        client?.Dispose();
    }

    private static async Task<List<string>> ReadAsync(EmbeddedKafka broker)
    {
        var keys = new List<string>();
        foreach (var partition in broker.FindTopic(Topic)!.Partitions)
        {
            using var client = new RawClient(broker.Brokers.Single(one => one.Id == partition.Leader).Address);
            for (var next = 0L; next < partition.EndOffset;)
            {
                var request = Requests.Fetch(Topic, next);
                request.Topics[0].Partitions[0].Partition = partition.Partition;
                var answer = await client.AskAsync<FetchResponse>(ApiKey.Fetch, 11, request);
                next = Read(answer.Responses[0].Partitions[0].Records.GetValueOrDefault().Span, next, keys);
            }
        }

        return keys;
    }

    private static long Read(ReadOnlySpan<byte> bytes, long next, List<string> keys)
    {
        for (; !bytes.IsEmpty; bytes = bytes[RecordBatch.SizeAt(bytes)..])
        {
            var batch = BatchCheck.View(bytes[..RecordBatch.SizeAt(bytes)]);
            batch.BaseOffset.ShouldBe(next);
            var cursor = new RecordCursor(batch.Records);
            while (cursor.MoveNext())
            {
                cursor.TryKey(out var key).ShouldBeTrue();
                keys.Add(Encoding.ASCII.GetString(key));
                next++;
            }
        }

        return next;
    }
}
