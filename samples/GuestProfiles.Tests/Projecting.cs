using StreamTesting;
using StreamTesting.Kafka;
using StreamTesting.Xunit;

namespace Samples.Guests.Tests;

internal static class Projecting
{
    /// <summary>Injects changes, lets the projection read them all, and reads its table.</summary>
    public static async Task<IReadOnlyList<TableRow>> ProjectedBy(this KafkaFixture kafka, IProfileMerge merge, EventStream changes)
    {
        using var database = new TemporaryDatabase();
        await using var run = await kafka.InjectAsync(changes, options: new InjectionOptions { OutputPartitions = 0 });
        await using var projection = ProfileProjection.Start(run.BootstrapServers, run.Topic, run.ConsumerGroup, database.ConnectionString, merge);
        run.Watch(projection.Completion);
        await run.ConsumedAsync();
        return database.Query(merge.Query);
    }
}
