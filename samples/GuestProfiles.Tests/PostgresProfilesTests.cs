using Samples.Guests.Mistakes;
using Shouldly;
using StreamTesting;
using StreamTesting.Assertions;
using StreamTesting.Domains;
using StreamTesting.Kafka;
using StreamTesting.Xunit;
using Xunit;

namespace Samples.Guests.Tests;

/// <summary>The projection into PostgreSQL: on a broker, and its merges over every delivery that they have to bear.</summary>
public sealed class PostgresProfilesTests(PostgresServer postgres, KafkaFixture kafka) : IClassFixture<PostgresServer>, IClassFixture<KafkaFixture>
{
    private const string Topic = "shop.public.orders";
    private const int Trials = 4;
    private static readonly DebeziumCapture Capture = Deliveries.Capture("pg-restart-replay-keep-3");
    private static readonly ChangeSet Changes = ChangeSet.Of(Capture, "public.orders");

    [StreamTheory, Seeds(3)]
    public async Task Profiles_equal_the_databases_own_table(Seed seed)
    {
        var changes = Capture.Replay(Topic).Redelivered(length: 6, times: 3).Duplicated(rate: 0.5).Generate(seed);
        var merge = new VersionedMerge();
        var database = postgres.NewSchema();

        await using var run = await kafka.InjectAsync(changes, options: new InjectionOptions { OutputPartitions = 0 });
        await using var projection = ProfileProjection.Start(run.BootstrapServers, run.Topic, run.ConsumerGroup, database, merge);
        run.Watch(projection.Completion);
        await run.ConsumedAsync();

        await using var connection = ProfileStore.Connect(database);
        await connection.ShouldConvergeTo(Capture.TruthOf("public.orders"), merge.Query, stream: run.Truth);
    }

    [StreamFact]
    public async Task The_versioned_merge_bears_any_delivery() =>
        await Merging(new VersionedMerge()).ShouldMergeWell(Changes, DeliveryOrder.None, trials: Trials);

    [StreamFact]
    public async Task The_merge_in_order_bears_what_keeps_the_order_of_keys() =>
        await Merging(new InOrderMerge()).ShouldMergeWell(Changes, DeliveryOrder.OfKeys, trials: Trials);

    [StreamFact]
    public Task The_merge_in_order_does_not_bear_any_order() => Caught(new InOrderMerge(), DeliveryOrder.None, TableAnomalies.OrderDependent);

    [StreamFact]
    public Task Inserting_without_a_key_is_not_idempotent() => Caught(new InsertsBlindly(), DeliveryOrder.OfKeys, TableAnomalies.Duplicate);

    [StreamFact]
    public Task Ignoring_deletes_leaves_a_ghost_under_the_old_key() => Caught(new IgnoresDeletes(), DeliveryOrder.OfKeys, TableAnomalies.KeyChangeGhost);

    [StreamFact]
    public Task Keeping_the_first_version_goes_stale() => Caught(new KeepsFirst(), DeliveryOrder.OfKeys, TableAnomalies.Stale);

    [StreamFact]
    public Task Remembering_deletes_for_ever_misses_who_comes_back() => Caught(new NeverTakesBack(), DeliveryOrder.OfKeys, TableAnomalies.Missing);

    private async Task Caught(IProfileMerge merge, DeliveryOrder order, string anomaly)
    {
        var merging = Merging(merge);

        var caught = await Assert.ThrowsAsync<ShouldAssertException>(() => merging.ShouldMergeWell(Changes, order, trials: Trials));


        caught.Message.Split('\n')[0].ShouldContain(anomaly);
    }

    private TableConsumer Merging(IProfileMerge merge)
    {
        postgres.Require();
        return TableConsumer.Of(
            start: () => new ProfileStore(postgres.NewSchema(), merge),
            apply: (store, record) => store.Apply(record.Key, record.Value),
            rows: store => TableRow.Query(store.Connection, store.Query));
    }
}
