using StreamTesting;
using StreamTesting.Assertions;
using StreamTesting.Domains;
using StreamTesting.Kafka;
using StreamTesting.Xunit;
using Xunit;

namespace Samples.Guests.Tests;

/// <summary>The projection on a broker: what a real connector sent, delivered worse, against the table that the database itself held.</summary>
public sealed class GuestProfilesTests(KafkaFixture kafka) : IClassFixture<KafkaFixture>
{
    private const string Topic = "shop.public.orders";
    private static readonly DebeziumCapture Capture = DebeziumCapture.Load("captures/pg-restart-replay-keep-3.json");

    private static readonly TableConsumer Merge = TableConsumer.Of(
        start: () => new ProfileStore("Data Source=:memory:", new VersionedMerge()),
        apply: (store, record) => store.Apply(record.Key, record.Value),
        rows: store => TableRow.Query(store.Connection, store.Query));

    [StreamTheory, Seeds(5)]
    public async Task Profiles_equal_the_databases_own_table(Seed seed)
    {
        var changes = Capture.Replay(Topic).Redelivered(length: 6, times: 3).Duplicated(rate: 0.5).Generate(seed);
        using var database = new TemporaryDatabase();
        var merge = new VersionedMerge();

        await using var run = await kafka.InjectAsync(changes, options: new InjectionOptions { OutputPartitions = 0 });
        await using var projection = ProfileProjection.Start(run.BootstrapServers, run.Topic, run.ConsumerGroup, database.ConnectionString, merge);
        run.Watch(projection.Completion);
        await run.ConsumedAsync();

        await using var connection = ProfileStore.Connect(database.ConnectionString);
        await connection.ShouldConvergeTo(Capture.TruthOf("public.orders"), merge.Query, stream: run.Truth);
    }

    /// <summary>Without a broker: the merge over every delivery that Kafka and the connector allow, of streams that are made. The test to begin with.</summary>
    [StreamTheory, Seeds(10)]
    public async Task The_merge_bears_every_delivery(Seed seed)
    {
        var orders = Tables.Table("orders").Key("id").Column("customer", "text", notNull: true).Column("amount", "numeric(10,2)").Column("note", "text");
        var stream = Tables.Of([orders], transactions: 30, o => o with { KeyChangeRate = 0.1, TruncateRate = 0.02, Debezium = new() { Decimals = DecimalMode.String } }).Generate(seed);
        var changes = ChangeSet.Of(stream.Tables(), "public.orders", stream);

        await Merge.ShouldMergeWell(changes, DeliveryOrder.None, trials: 5, seed: seed);
    }

    /// <summary>The same of what a real connector sent.</summary>
    [Fact]
    public async Task The_merge_bears_every_delivery_of_a_recording() => await Merge.ShouldMergeWell(ChangeSet.Of(Capture, "public.orders"), DeliveryOrder.None);

    [StreamTheory, Seeds(2)]
    public async Task Upserts_in_order_bear_a_suffix_that_comes_again(Seed seed)
    {
        var changes = Capture.Replay(Topic).Redelivered(length: 6, times: 3).Generate(seed);

        var rows = await kafka.ProjectedBy(new InOrderMerge(), changes);

        rows.ShouldConvergeTo(Capture.TruthOf("public.orders"), changes.Truth);
    }
}
