using FsCheck;
using FsCheck.Fluent;
using StreamTesting.EmbeddedKafka.Groups;

namespace StreamTesting.EmbeddedKafka.Tests.Groups;

/// <summary>Whatever the order in which members come, are heard of, lose answers and go: no partition has two owners, and in the end each has one.</summary>
public sealed class ReconciliationProperties
{
    private const string Group = "g";
    private const int MostRounds = 12;

    private static readonly Gen<(int What, int Who)[]> Steps =
        from count in Gen.Choose(1, 80)
        from steps in Gen.ListOf(from what in Gen.Choose(0, 19) from who in Gen.Choose(0, 9) select (what, who), count)
        select steps.ToArray();

    [Fact]
    public void Heartbeats_InAnyOrder_NeverGiveAPartitionToTwo() => Run((world, step) =>
    {
        world.Do(step.What, step.Who);
        world.EachPartitionHasOneHolder();
    });

    [Fact]
    public void Heartbeats_WhenNothingHappensAnyMore_EndWithEachPartitionAtOneMember() => Run((world, step) => world.Do(step.What, step.Who), world =>
    {
        world.Settle(MostRounds);
        world.EachPartitionHasOneHolder();
        world.EachPartitionIsOwned();
    });

    private static void Run(Action<World, (int What, int Who)> each, Action<World>? last = null) =>
        Prop.ForAll(Steps.ToArbitrary(), steps =>
        {
            using var world = new World();
            Array.ForEach(steps, step => each(world, step));
            last?.Invoke(world);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(1, 1));

    private sealed class World : IDisposable
    {
        private static readonly string[][] Subscriptions = [["a"], ["a", "b"], ["b"], []];

        private readonly TestTopics topics = new();
        private readonly GroupCoordinator groups;
        private readonly List<SimulatedConsumer> consumers = [];
        private int ids;
        private int partitions = 3;

        public World()
        {
            topics.Set("a", partitions);
            topics.Set("b", 4);
            groups = new GroupCoordinator(GroupSettings.Default, topics, new ManualTime(), () => "");
        }

        public void Do(int what, int who)
        {
            if (what == 0 || consumers.Count == 0)
            {
                Join();
                return;
            }

            var one = consumers[who % consumers.Count];
            switch (what)
            {
                case 1:
                    consumers.Remove(one);
                    one.Leave(forNow: who % 2 == 0);
                    break;
                case 2:
                    // A static member that is fenced does not come back before its session ends: Kafka holds its instance id for taken.
                    one.Beat(isAnswered: one.Instance is not null);
                    break;
                case 3:
                    one.Subscribe(Subscriptions[who % Subscriptions.Length]);
                    break;
                case 4:
                    groups.ExpireSession(Group, one.Id);
                    break;
                case 5:
                    topics.Set("a", partitions = Math.Min(partitions + 1, 9));
                    break;
                case 6:
                    groups.ForceRebalance(Group);
                    break;
                case 7 when who == 0:
                    topics.Delete("b");
                    topics.Set("b", 2);
                    break;
                case < 12:
                    one.GiveUp();
                    break;
                default:
                    one.Beat(saysOwned: what % 2 == 0);
                    break;
            }
        }

        public void Settle(int rounds)
        {
            for (var round = 0; round < rounds; round++)
            {
                foreach (var one in consumers)
                {
                    one.Beat();
                    one.GiveUp();
                }
            }
        }

        public void EachPartitionHasOneHolder()
        {
            var members = Members();
            var held = members.SelectMany(member => member.Held).ToList();
            held.Count.ShouldBe(held.Distinct().Count(), "a partition is held by two members");
            foreach (var one in consumers.Where(one => one.Epoch > 0))
            {
                if (members.FirstOrDefault(member => member.Id == one.Id) is { } member)
                {
                    one.Owned.ShouldBeSubsetOf(member.Held, "a member has what it may not have");
                }
            }
        }

        public void EachPartitionIsOwned()
        {
            var members = Members();
            if (consumers.Count > 0)
            {
                groups.Read(Group, group => group.State.ToString()).ShouldBe(members.Exists(member => member.Epoch < 0) ? "Reconciling" : "Stable", string.Join("; ", members.Select(Show)));
            }

            var read = consumers.SelectMany(one => one.Topics).Distinct().Select(name => topics.Find(name)!.Value);
            var kept = members.Where(member => member.Epoch < 0).SelectMany(member => member.Held.Concat(TargetOf(member)));
            var owned = consumers.SelectMany(one => one.Owned).Concat(kept).ToHashSet();
            read.SelectMany(topic => AssignmentProblem.PartitionsOf(topic.Id, topic.Partitions)).Where(partition => !owned.Contains(partition))
                .ShouldBeEmpty($"these have no owner; members: {string.Join("; ", members.Select(Show))}");
        }

        public void Dispose() => groups.Dispose();

        private void Join()
        {
            var id = $"m{++ids}";
            var instance = ids % 3 == 0 && !consumers.Exists(one => one.Instance is not null) ? "i" : null;
            var one = new SimulatedConsumer(groups, Group, id, instance) { Topics = Subscriptions[ids % 2] };
            if (one.Beat() == GroupError.None)
            {
                consumers.Add(one);
            }
        }

        private IReadOnlySet<TopicIdPartition> TargetOf(ConsumerMember member) => groups.Read(Group, group => ((ConsumerGroup)group).TargetOf(member.Id))!;

        private string Show(ConsumerMember member) =>
            $"{member.Id} at {member.Epoch} {member.State} reads [{string.Join(',', member.SubscribedNames)}] holds [{string.Join(',', member.Held)}] is to have [{string.Join(',', TargetOf(member))}]";

        private List<ConsumerMember> Members() => groups.Read(Group, group => ((ConsumerGroup)group).Members.ToList()) ?? [];
    }
}
