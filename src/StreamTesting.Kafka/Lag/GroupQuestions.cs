using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace StreamTesting.Kafka;

/// <summary>Asks for groups: which there are, who is in them, what they have committed.</summary>
internal sealed class GroupQuestions(LagClient client, TimeProvider time) : IGroupQuestions
{
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(5);
    private readonly CoordinatedGroups _coordinated = new(client, time);

    /// <summary>All groups that have a lag. A share group is none to this question, like one that does not exist.</summary>
    public async Task<IReadOnlyList<ListedGroup>> ListAsync(CancellationToken cancellationToken)
    {
        var names = await NamesAsync(cancellationToken).ConfigureAwait(false);
        var described = names.Count == 0 ? [] : await DescribedAsync(names, cancellationToken).ConfigureAwait(false);
        return
        [
            .. described.Select(group => new ListedGroup(group.GroupId, TypeOf(group.GroupType), PhaseOf(group.State)))
                .Where(group => group.Phase != GroupPhase.Missing).OrderBy(group => group.Group, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// The names of all groups, of whatever kind. By the older of the client's two questions: the newer one, ListConsumerGroupsAsync, ends the process where a broker answers it with an error or
    /// not in time (Confluent.Kafka up to 2.15.1 frees the error twice).
    /// </summary>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken)
    {
        var patience = client.Patience < LastPatience ? client.Patience : LastPatience;
        var groups = await client.AskBlockingAsync(admin => admin.ListGroups(patience), cancellationToken).ConfigureAwait(false);
        return [.. groups.Select(group => group.Group).Distinct().Order(StringComparer.Ordinal)];
    }

    public async Task<GroupStatus> DescribeAsync(string group, CancellationToken cancellationToken)
    {
        var described = await DescribedAsync(group, cancellationToken).ConfigureAwait(false);
        var members = described.Members
            .Select(member => new GroupMembership(member.ConsumerId, member.ClientId, member.Host, string.IsNullOrEmpty(member.GroupInstanceId) ? null : member.GroupInstanceId, PlacesOf(member)))
            .OrderBy(member => member.Id, StringComparer.Ordinal);
        return new GroupStatus(group, TypeOf(described.GroupType), PhaseOf(described.State), described.PartitionAssignor ?? "", [.. members]);
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
            await client.Admin.DeleteGroupsAsync([.. groups], new DeleteGroupsOptions { RequestTimeout = LastPatience }).ConfigureAwait(false);
        }
        catch (Exception e) when (e is KafkaException or ObjectDisposedException)
        {
        }
    }

    private async Task<List<TopicPartitionOffsetError>> OffsetsAsync(string group, IReadOnlyList<TopicPartition>? partitions, bool stable, CancellationToken cancellationToken)
    {
        await _coordinated.WaitAsync(group, cancellationToken).ConfigureAwait(false);
        try
        {
            var wanted = new ConsumerGroupTopicPartitions(group, partitions is null ? null : [.. partitions]);
            var options = new ListConsumerGroupOffsetsOptions { RequestTimeout = client.Patience, RequireStableOffsets = stable };
            var results = await client.AskAsync(admin => admin.ListConsumerGroupOffsetsAsync([wanted], options), cancellationToken).ConfigureAwait(false);
            return [.. results[0].Partitions];
        }
        catch (ListConsumerGroupOffsetsException e) when (stable && e.Results is [{ Error.IsError: false } only])
        {
            return [.. only.Partitions];
        }
        catch (KafkaException)
        {
            _coordinated.Forget(group);
            throw;
        }
    }

    private async Task<ConsumerGroupDescription> DescribedAsync(string group, CancellationToken cancellationToken)
    {
        try
        {
            var options = new DescribeConsumerGroupsOptions { RequestTimeout = client.Patience };
            var result = await client.AskAsync(admin => admin.DescribeConsumerGroupsAsync([group], options), cancellationToken).ConfigureAwait(false);
            return result.ConsumerGroupDescriptions[0];
        }
        catch (DescribeConsumerGroupsException e)
        {
            throw new KafkaException(e.Results.ConsumerGroupDescriptions[0].Error, e);
        }
    }

    /// <summary>Several groups at once; those that the broker can't describe are left out.</summary>
    private async Task<IReadOnlyList<ConsumerGroupDescription>> DescribedAsync(IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        try
        {
            var options = new DescribeConsumerGroupsOptions { RequestTimeout = client.Patience };
            return (await client.AskAsync(admin => admin.DescribeConsumerGroupsAsync(groups, options), cancellationToken).ConfigureAwait(false)).ConsumerGroupDescriptions;
        }
        catch (DescribeConsumerGroupsException e)
        {
            return [.. e.Results.ConsumerGroupDescriptions.Where(group => !group.Error.IsError)];
        }
    }

    private static IReadOnlyList<(string Topic, int Partition)> PlacesOf(MemberDescription member) =>
    [
        .. (member.Assignment?.TopicPartitions ?? [])
            .Select(place => (place.Topic, place.Partition.Value))
            .OrderBy(place => place.Topic, StringComparer.Ordinal).ThenBy(place => place.Value),
    ];

    private static GroupType TypeOf(ConsumerGroupType type) => type switch
    {
        ConsumerGroupType.Classic => GroupType.Classic,
        ConsumerGroupType.Consumer => GroupType.Consumer,
        _ => GroupType.Unknown,
    };

    // What this client has no name for are the states of a consumer group whose members take or give up partitions.
    private static GroupPhase PhaseOf(ConsumerGroupState state) => state switch
    {
        ConsumerGroupState.Dead => GroupPhase.Missing,
        ConsumerGroupState.Empty => GroupPhase.Empty,
        ConsumerGroupState.Stable => GroupPhase.Stable,
        _ => GroupPhase.Rebalancing,
    };
}
