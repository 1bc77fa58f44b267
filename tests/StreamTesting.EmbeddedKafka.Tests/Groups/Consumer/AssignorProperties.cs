using FsCheck;
using FsCheck.Fluent;
using StreamTesting.EmbeddedKafka.Groups;

namespace StreamTesting.EmbeddedKafka.Tests.Groups;

public sealed class AssignorProperties
{
    private static readonly UniformAssignor Uniform = new();
    private static readonly RangeAssignor Range = new();

    private static readonly Gen<Dictionary<Guid, int>> Topics =
        from sizes in Gen.Choose(0, 9).ListOf()
        select sizes.Take(5).Select((size, i) => (Id: new Guid(i + 1, 0, 0, new byte[8]), Size: size)).Where(topic => topic.Size > 0).ToDictionary(topic => topic.Id, topic => topic.Size);

    /// <summary>Members who all read all topics; what they had is what an assignment to some of them left, some of it lost.</summary>
    private static readonly Gen<AssignmentProblem> Alike =
        from topics in Topics
        from count in Gen.Choose(1, 7)
        from before in Gen.Choose(0, 7)
        from kept in Gen.Choose(0, int.MaxValue)
        select With(topics, count, before, kept, (_, _) => true);

    private static readonly Gen<AssignmentProblem> Different =
        from topics in Topics
        from count in Gen.Choose(1, 7)
        from before in Gen.Choose(0, 7)
        from kept in Gen.Choose(0, int.MaxValue)
        from reads in Gen.Choose(0, int.MaxValue)
        select With(topics, count, before, kept, (member, topic) => (reads >> (((member * 5) + topic) % 31) & 1) == 1);

    [Fact]
    public void Assign_AnySubscriptions_GivesEachPartitionToOneWhoReadsIt() => Hold(Different, problem =>
    {
        foreach (var assignor in new IPartitionAssignor[] { Uniform, Range })
        {
            var targets = assignor.Assign(problem);
            var readers = problem.Members.ToDictionary(member => member.Id, member => member.Topics);
            targets.Keys.ShouldBe(readers.Keys, ignoreOrder: true);
            targets.ShouldAllBe(target => target.Value.All(partition => readers[target.Key].Contains(partition.Topic)));
            targets.Values.SelectMany(target => target).Order().ShouldBe(AllRead(problem).Order());
        }
    });

    [Fact]
    public void Uniform_MembersWhoReadTheSame_DifferByOneAtMost() => Hold(Alike, problem =>
    {
        var counts = Uniform.Assign(problem).Values.Select(target => target.Count).ToList();

        (counts.Max() - counts.Min()).ShouldBeLessThanOrEqualTo(1);
    });

    [Fact]
    public void Uniform_MembersWhoReadTheSame_MovesNoMoreThanItMust() => Hold(Alike, problem =>
    {
        var targets = Uniform.Assign(problem);

        problem.Members.Sum(member => member.Target.Count(partition => !targets[member.Id].Contains(partition))).ShouldBe(FewestMoves(problem));
    });

    [Fact]
    public void Uniform_MemberThatJoins_GivesNobodyElseMore() => Hold(Alike, problem =>
    {
        var before = Uniform.Assign(problem);
        var joined = new AssignedMember("new", null, problem.Topics.Keys.ToHashSet(), new HashSet<TopicIdPartition>());

        var after = Uniform.Assign(problem with { Members = [.. problem.Members.Select(member => member with { Target = before[member.Id] }), joined] });

        problem.Members.ShouldAllBe(member => after[member.Id].IsSubsetOf(before[member.Id]));
    });

    [Fact]
    public void Uniform_MemberThatLeaves_TakesNothingFromAnybodyElse() => Hold(Alike, problem =>
    {
        var before = Uniform.Assign(problem);
        var stay = problem.Members.Skip(1).Select(member => member with { Target = before[member.Id] }).ToList();

        var after = Uniform.Assign(problem with { Members = stay });

        stay.ShouldAllBe(member => before[member.Id].IsSubsetOf(after[member.Id]));
    });

    [Fact]
    public void Uniform_AnySubscriptions_NoMoveWouldMakeItMoreEven() => Hold(Different, problem =>
    {
        var targets = Uniform.Assign(problem);

        foreach (var giver in problem.Members)
        {
            foreach (var taker in problem.Members.Where(member => targets[giver.Id].Any(partition => member.Topics.Contains(partition.Topic))))
            {
                (targets[giver.Id].Count - targets[taker.Id].Count).ShouldBeLessThanOrEqualTo(1);
            }
        }
    });

    [Fact]
    public void Uniform_Again_ChangesNothing() => Hold(Different, problem =>
    {
        var once = Uniform.Assign(problem);

        var twice = Uniform.Assign(problem with { Members = [.. problem.Members.Select(member => member with { Target = once[member.Id] })] });

        problem.Members.ShouldAllBe(member => once[member.Id].SetEquals(twice[member.Id]));
    });

    [Fact]
    public void Range_EachTopic_IsCutIntoRangesOfTheSameLengthGiveOrTakeOne() => Hold(Different, problem =>
    {
        var targets = Range.Assign(problem);

        foreach (var (topic, _) in problem.Topics)
        {
            var ranges = problem.Members.Where(member => member.Topics.Contains(topic)).OrderBy(member => member.Id, StringComparer.Ordinal)
                .Select(member => targets[member.Id].Where(partition => partition.Topic == topic).Select(partition => partition.Partition).Order().ToList()).ToList();
            ranges.SelectMany(range => range).ShouldBe(Enumerable.Range(0, ranges.Sum(range => range.Count)));
            ranges.Select(range => range.Count).ShouldBe(ranges.Select(range => range.Count).OrderDescending());
            (ranges.Max(range => (int?)range.Count) - ranges.Min(range => (int?)range.Count) ?? 0).ShouldBeLessThanOrEqualTo(1);
        }
    });

    private static AssignmentProblem With(Dictionary<Guid, int> topics, int count, int before, int kept, Func<int, int, bool> reads)
    {
        var ids = topics.Keys.ToList();
        AssignedMember Member(int i, IReadOnlySet<TopicIdPartition> target) =>
            new($"m{i}", null, ids.Where((_, topic) => reads(i, topic)).ToHashSet(), target);
        var nothing = new HashSet<TopicIdPartition>();
        var earlier = before == 0 ? [] : Uniform.Assign(new([.. Enumerable.Range(0, before).Select(i => Member(i, nothing))], topics));
        var members = Enumerable.Range(0, count).Select(i => Member(
            i, earlier.GetValueOrDefault($"m{i}")?.Where(partition => (kept >> (partition.Partition + i) & 1) == 1).ToHashSet() ?? nothing)).ToList();
        return new(members, topics.Where(topic => members.Exists(member => member.Topics.Contains(topic.Key))).ToDictionary());
    }

    private static IEnumerable<TopicIdPartition> AllRead(AssignmentProblem problem) =>
        problem.Topics.SelectMany(topic => AssignmentProblem.PartitionsOf(topic.Key, topic.Value));

    // Each may keep its share, and as many of those with more as there are larger shares may keep one more.
    private static int FewestMoves(AssignmentProblem problem)
    {
        var (share, larger) = Math.DivRem(problem.Topics.Values.Sum(), problem.Members.Count);
        var above = problem.Members.Where(member => member.Target.Count > share).ToList();
        return above.Sum(member => member.Target.Count - share) - Math.Min(larger, above.Count);
    }

    private static void Hold(Gen<AssignmentProblem> problems, Action<AssignmentProblem> law) =>
        Prop.ForAll(problems.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(1, 1));
}
