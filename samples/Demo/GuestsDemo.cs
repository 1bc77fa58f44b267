using Microsoft.Data.Sqlite;
using Samples.Guests;
using Samples.Guests.Mistakes;
using StreamTesting;
using StreamTesting.Assertions;
using StreamTesting.Domains;
using StreamTesting.Kafka;
using VersionedMerge = Samples.Guests.VersionedMerge;

namespace Demo;

/// <summary>A projection into SQLite, right and wrong, of what a Debezium connector really sent, against the database's own table.</summary>
internal static class GuestsDemo
{
    public static async Task<bool> RunAsync(KafkaTestbed testbed, Seed seed)
    {
        var capture = DebeziumCapture.Load(Path.Combine(AppContext.BaseDirectory, "captures", "pg-restart-replay-keep-3.json"));
        var changes = capture.Replay("shop.public.orders").Redelivered(length: 6, times: 3).Generate(seed);
        Show.Title($"A recorded capture, delivered with suffixes that come again: {capture}");
        Console.Write(changes.Summary);

        return await Show.PassAsync(
                "A projection into SQLite that keeps the version of each row", () => Profiles_equal_the_table(testbed, changes, capture, new VersionedMerge()))
            & await Show.FailureAsync(
                "The same projection, but it ignores deletes", "key-change-ghost", () => Profiles_equal_the_table(testbed, changes, capture, new IgnoresDeletes()));
    }

    private static async Task<Verdict> Profiles_equal_the_table(KafkaTestbed testbed, EventStream changes, DebeziumCapture capture, IProfileMerge merge)
    {
        var file = Path.Combine(Path.GetTempPath(), $"streamtesting-demo-{Environment.ProcessId}-{merge.GetType().Name}.db");
        var database = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();
        try
        {
            await using var run = await testbed.InjectAsync(changes, options: new InjectionOptions { OutputPartitions = 0 });
            await using var projection = ProfileProjection.Start(run.BootstrapServers, run.Topic, run.ConsumerGroup, database, merge);
            run.Watch(projection.Completion);
            await run.ConsumedAsync();

            return projection.Profiles().Select(Row).ToList().ShouldConvergeTo(capture.TruthOf("public.orders"), run.Truth);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static TableRow Row(Profile profile) =>
        new([new("id", profile.Id), new("customer", profile.Customer), new("amount", profile.Amount), new("note", profile.Note)]);
}
