namespace StreamTesting.Tests;

/// <summary>Merges of change data that come to the database's own table whatever is delivered, and those that do not.</summary>
internal static partial class MergeZoo
{
    private const int Trials = 2;

    public static IEnumerable<Specimen> All => [.. RightOnes, .. WrongAsSent, .. WrongBySource, .. WrongWhenDelivered, .. WrongOnTheWay];

    private static TableConsumer Consumer(Action<MergeState, ChangeRecord> apply) => TableConsumer.Of(() => new MergeState(), apply, state => state.Table);

    private static TableConsumer House(Func<ITableMerge> merge, string scene) => TableConsumer.Of(
        merge,
        (state, record) => state.Apply(record),
        state =>
        {
            (state as TransactionalMerge)?.Complete();
            return state.Tables.Values.FirstOrDefault(table => table.Name == MergeScene.TableOf(scene))?.Rows ?? [];
        });

    private static Verdict Judge(ChangeSet changes, TableConsumer consumer, IEnumerable<TableDelivery> deliveries, bool comparesWithDatabase = true) =>
        consumer.Deliver(deliveries).AsObserved().JudgeAsync(new MergeTrials(changes) { ComparesWithDatabase = comparesWithDatabase }).GetAwaiter().GetResult();

    private static Specimen Right(string name, string scene, TableConsumer consumer, DeliveryOrder order) => Specimen.Right(
        "ShouldMergeWell", name, seed => MergeScene.Of(scene, seed) is var changes ? Judge(changes, consumer, changes.Deliveries(order, new Seed(seed), Trials)) : null!);

    private static Specimen AsSent(string name, string anomaly, string scene, Action<MergeState, ChangeRecord> apply) => Specimen.Wrong(
        "ShouldConvergeTo", name, anomaly, seed => MergeScene.Of(scene, seed) is var changes ? Judge(changes, Consumer(apply), [changes.AsSent]) : null!);

    private static Specimen Delivered(string check, string name, string anomaly, string scene, DeliveryKind kind, TableConsumer consumer) => Specimen.Wrong(
        check, name, anomaly, seed => MergeScene.Of(scene, seed) is var changes
            ? Judge(changes, consumer, changes.Deliveries(kind, new Seed(seed), Trials).Prepend(changes.AsSent), comparesWithDatabase: false)
            : null!);
}
