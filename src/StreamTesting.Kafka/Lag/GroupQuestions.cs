using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace StreamTesting.Kafka;

/// <summary>Asks for groups: which there are, who is in them, what they have committed.</summary>
internal sealed class GroupQuestions(IAdminClient admin, TimeSpan patience) : IGroupQuestions
{
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(5);
    private volatile bool _knowsNoKinds;

    /// <summary>Share groups and others that have no lag are left out, where the broker (Kafka 3.8 or later) can tell them apart.</summary>
    public async Task<IReadOnlyList<ListedGroup>> ListAsync(CancellationToken cancellationToken)
    {
        var listed = await ListedAsync(cancellationToken).ConfigureAwait(false);
        return [.. listed.Valid.Select(group => new ListedGroup(group.GroupId, KindOf(group.Type), StateOf(group.State))).OrderBy(group => group.Group, StringComparer.Ordinal)];
    }

    public async Task<GroupStatus> DescribeAsync(string group, CancellationToken cancellationToken)
    {
        var described = await DescribedAsync(group, cancellationToken).ConfigureAwait(false);
        var members = described.Members
            .Select(member => new GroupMembership(member.ConsumerId, member.ClientId, member.Host, string.IsNullOrEmpty(member.GroupInstanceId) ? null : member.GroupInstanceId, PlacesOf(member)))
            .OrderBy(member => member.Id, StringComparer.Ordinal);
        return new GroupStatus(group, KindOf(described.GroupType), StateOf(described.State), described.PartitionAssignor ?? "", [.. members]);
    }

    /// <summary>
    /// What a group has committed; what a transaction holds back is asked for a second time, as it was before that. Without partitions it is asked for all, and of those a transaction holds back
    /// the broker then leaves out the ones that it knows no other offset of.
    /// </summary>
    public async Task<IReadOnlyList<CommittedOffset>> CommittedAsync(string group, IReadOnlyList<TopicPartition>? partitions, CancellationToken cancellationToken)
    {
        var stable = await OffsetsAsync(group, partitions, stable: true, cancellationToken).ConfigureAwait(false);
        var pending = stable.Where(found => found.Error.Code == ErrorCode.UnstableOffsetCommit).Select(found => found.TopicPartition).ToHashSet();
        var all = pending.Count == 0 ? stable : await OffsetsAsync(group, partitions, stable: false, cancellationToken).ConfigureAwait(false);
        if (all.FirstOrDefault(found => found.Error.IsError) is { } failed)
        {
            throw new KafkaException(failed.Error);
        }

        var offsets = all.Where(found => found.Offset.Value >= 0).ToDictionary(found => found.TopicPartition, found => found.Offset.Value);
        return
        [
            .. offsets.Keys.Union(pending).OrderBy(place => place.Topic, StringComparer.Ordinal).ThenBy(place => place.Partition.Value)
                .Select(place => new CommittedOffset(place.Topic, place.Partition.Value, offsets.TryGetValue(place, out var offset) ? offset : null, pending.Contains(place))),
        ];
    }

    /// <summary>Deletes groups as far as it can: whatever goes wrong is no failure of the test.</summary>
    public async Task DeleteAsync(IReadOnlyList<string> groups)
    {
        try
        {
            await admin.DeleteGroupsAsync([.. groups], new DeleteGroupsOptions { RequestTimeout = LastPatience }).ConfigureAwait(false);
        }
        catch (Exception e) when (e is KafkaException or ObjectDisposedException)
        {
        }
    }

    private async Task<List<TopicPartitionOffsetError>> OffsetsAsync(string group, IReadOnlyList<TopicPartition>? partitions, bool stable, CancellationToken cancellationToken)
    {
        try
        {
            var results = await admin.ListConsumerGroupOffsetsAsync(
                [new ConsumerGroupTopicPartitions(group, partitions is null ? null : [.. partitions])], new ListConsumerGroupOffsetsOptions { RequestTimeout = patience, RequireStableOffsets = stable })
                .WaitAsync(cancellationToken).ConfigureAwait(false);
            return [.. results[0].Partitions];
        }
        catch (ListConsumerGroupOffsetsException e) when (stable && e.Results is [{ Error.IsError: false } only])
        {
            return [.. only.Partitions];
        }
    }

    private async Task<ConsumerGroupDescription> DescribedAsync(string group, CancellationToken cancellationToken)
    {
        try
        {
            var result = await admin.DescribeConsumerGroupsAsync([group], new DescribeConsumerGroupsOptions { RequestTimeout = patience })
                .WaitAsync(cancellationToken).ConfigureAwait(false);
            return result.ConsumerGroupDescriptions[0];
        }
        catch (DescribeConsumerGroupsException e)
        {
            throw new KafkaException(e.Results.ConsumerGroupDescriptions[0].Error, e);
        }
    }

    private async Task<ListConsumerGroupsResult> ListedAsync(CancellationToken cancellationToken)
    {
        var options = new ListConsumerGroupsOptions { RequestTimeout = patience };
        if (!_knowsNoKinds)
        {
            options.MatchTypes = [ConsumerGroupType.Classic, ConsumerGroupType.Consumer];
        }

        try
        {
            return await admin.ListConsumerGroupsAsync(options).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (KafkaException e) when (!_knowsNoKinds && IsOld(e))
        {
            _knowsNoKinds = true;
            return await ListedAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsOld(KafkaException failure)
    {
        var errors = failure is ListConsumerGroupsException { Results.Errors: { Count: > 0 } all } ? all : [failure.Error];
        return errors.TrueForAll(error => error.Code is ErrorCode.Local_UnsupportedFeature or ErrorCode.UnsupportedVersion);
    }

    private static IReadOnlyList<(string Topic, int Partition)> PlacesOf(MemberDescription member) =>
    [
        .. (member.Assignment?.TopicPartitions ?? [])
            .Select(place => (place.Topic, place.Partition.Value))
            .OrderBy(place => place.Topic, StringComparer.Ordinal).ThenBy(place => place.Value),
    ];

    private static GroupType KindOf(ConsumerGroupType type) => type switch
    {
        ConsumerGroupType.Classic => GroupType.Classic,
        ConsumerGroupType.Consumer => GroupType.Consumer,
        _ => GroupType.Unknown,
    };

    // What this client has no name for are the states of a consumer group whose members take or give up partitions.
    private static GroupPhase StateOf(ConsumerGroupState state) => state switch
    {
        ConsumerGroupState.Dead => GroupPhase.Missing,
        ConsumerGroupState.Empty => GroupPhase.Empty,
        ConsumerGroupState.Stable => GroupPhase.Stable,
        _ => GroupPhase.Rebalancing,
    };
}
