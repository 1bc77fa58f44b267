using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>What operators ask of a broker that has no authorizer, no tokens, one log directory and a quorum of one.</summary>
public abstract class AdminContract(IContractBroker broker) : RawContract(broker)
{
    private static readonly Guid NoId = new("11111111-0000-0000-0000-000000000000");

    [ContractFact]
    public async Task Acls_WithoutAnAuthorizer_AreDisabled()
    {
        var described = await Client.AskAsync<DescribeAclsResponse>(ApiKey.DescribeAcls, 3, new DescribeAclsRequest { ResourceTypeFilter = 2, PatternTypeFilter = 3, Operation = 1, PermissionType = 1 });
        var created = await Client.AskAsync<CreateAclsResponse>(ApiKey.CreateAcls, 3, new CreateAclsRequest
        {
            Creations = [new() { ResourceType = 2, ResourceName = "t", ResourcePatternType = 3, Principal = "User:u", Host = "*", Operation = 3, PermissionType = 3 }],
        });
        var deleted = await Client.AskAsync<DeleteAclsResponse>(ApiKey.DeleteAcls, 3, new DeleteAclsRequest
        {
            Filters = [new() { ResourceTypeFilter = 2, PatternTypeFilter = 3, Operation = 1, PermissionType = 1 }],
        });

        (described.ErrorCode, described.ErrorMessage).ShouldBe((ErrorCode.SecurityDisabled, "No Authorizer is configured on the broker"));
        (created.Results[0].ErrorCode, created.Results[0].ErrorMessage).ShouldBe((ErrorCode.SecurityDisabled, "No Authorizer is configured."));
        (deleted.FilterResults[0].ErrorCode, deleted.FilterResults[0].ErrorMessage).ShouldBe((ErrorCode.SecurityDisabled, "No Authorizer is configured."));
    }

    [ContractFact]
    public async Task Acls_OfAFilterOfNothingKnown_CloseTheConnection()
    {
        await Client.SendAsync(ApiKey.DescribeAcls, 3, new DescribeAclsRequest());

        (await Client.IsClosedAsync()).ShouldBeTrue();
    }

    [ContractFact]
    public async Task DelegationTokens_OverPlaintext_AreNotAllowed()
    {
        var created = await Client.AskAsync<CreateDelegationTokenResponse>(ApiKey.CreateDelegationToken, 3, new CreateDelegationTokenRequest());
        var renewed = await Client.AskAsync<RenewDelegationTokenResponse>(ApiKey.RenewDelegationToken, 2, new RenewDelegationTokenRequest());
        var expired = await Client.AskAsync<ExpireDelegationTokenResponse>(ApiKey.ExpireDelegationToken, 2, new ExpireDelegationTokenRequest());
        var described = await Client.AskAsync<DescribeDelegationTokenResponse>(ApiKey.DescribeDelegationToken, 3, new DescribeDelegationTokenRequest());

        (created.ErrorCode, created.PrincipalName, created.MaxTimestampMs).ShouldBe((ErrorCode.DelegationTokenRequestNotAllowed, "ANONYMOUS", -1));
        (renewed.ErrorCode, expired.ErrorCode, described.ErrorCode)
            .ShouldBe((ErrorCode.DelegationTokenRequestNotAllowed, ErrorCode.DelegationTokenRequestNotAllowed, ErrorCode.DelegationTokenRequestNotAllowed));
    }

    [ContractFact]
    public async Task LogDirs_AfterProducing_HaveTheBytesOfTheBatches()
    {
        var topic = await NewTopicWithLogsAsync(2);
        var empty = await SizesAsync(topic);
        await ProduceAsync(topic, 3, partition: 1);
        var bytes = (await FetchAllAsync(topic, 1)).Length;

        empty.ShouldBe(new() { [0] = 0, [1] = 0 });
        (await SizesAsync(topic)).ShouldBe(new() { [0] = 0, [1] = bytes });
        bytes.ShouldBeGreaterThan(61);
    }

    [ContractFact]
    public async Task LogDirs_OfWhatIsNotThere_LeaveItOut()
    {
        var topic = await NewTopicWithLogsAsync();
        var answer = await Client.AskAsync<DescribeLogDirsResponse>(ApiKey.DescribeLogDirs, 5, new DescribeLogDirsRequest
        {
            Topics = [new() { Topic = topic, Partitions = [0, 7] }, new() { Topic = NewName(), Partitions = [0] }],
        });

        var directory = answer.Results.ShouldHaveSingleItem();
        directory.Topics.ShouldHaveSingleItem().Partitions.ShouldHaveSingleItem().PartitionIndex.ShouldBe(0);
        directory.TotalBytes.ShouldBeGreaterThanOrEqualTo(directory.UsableBytes);
        directory.UsableBytes.ShouldBeGreaterThan(0);
        (directory.ErrorCode, directory.IsCordoned, answer.ErrorCode).ShouldBe((ErrorCode.None, false, ErrorCode.None));
    }

    [ContractFact]
    public async Task AlterLogDirs_ToADirectoryThatIsNone_IsRefused_AndToItsOwnIsDone()
    {
        var topic = await NewTopicWithLogsAsync();
        var own = (await Client.AskAsync<DescribeLogDirsResponse>(ApiKey.DescribeLogDirs, 4, new DescribeLogDirsRequest { Topics = [] })).Results[0].LogDir;

        (await MoveAsync("/no/such/directory", topic, 0)).ShouldBe(ErrorCode.LogDirNotFound);
        (await MoveAsync("/no/such/directory", topic, 9)).ShouldBe(ErrorCode.LogDirNotFound);
        (await MoveAsync(own, topic, 0)).ShouldBe(ErrorCode.None);
        (await MoveAsync(own, topic, 9)).ShouldBe(ErrorCode.UnknownTopicOrPartition);
        (await MoveAsync(own, NewName(), 0)).ShouldBe(ErrorCode.UnknownTopicOrPartition);
    }

    [ContractFact]
    public async Task Quorum_OfTheMetadata_HasAControllerThatVotes()
    {
        var answer = await Client.AskAsync<DescribeQuorumResponse>(ApiKey.DescribeQuorum, 2, NewQuorum("__cluster_metadata"));

        var partition = answer.Topics[0].Partitions[0];
        (answer.ErrorCode, partition.ErrorCode, partition.LeaderId).ShouldBe((ErrorCode.None, ErrorCode.None, 1));
        var voter = partition.CurrentVoters.ShouldHaveSingleItem();
        (voter.ReplicaId, voter.LogEndOffset, voter.LastFetchTimestamp > 0).ShouldBe((1, partition.HighWatermark, true));
        partition.Observers.ShouldBeEmpty();
        answer.Nodes.ShouldHaveSingleItem().NodeId.ShouldBe(1);
    }

    [ContractFact]
    public async Task Quorum_OfAnyOtherTopic_IsUnknown()
    {
        var topic = await NewTopicAsync();
        var partition = (await Client.AskAsync<DescribeQuorumResponse>(ApiKey.DescribeQuorum, 1, NewQuorum(topic))).Topics[0].Partitions[0];

        (partition.ErrorCode, partition.LeaderId, partition.CurrentVoters.Count).ShouldBe((ErrorCode.UnknownTopicOrPartition, 0, 0));
    }

    [ContractFact]
    public async Task UnregisterBroker_ThatIsNone_IsRefused()
    {
        var answer = await Client.AskAsync<UnregisterBrokerResponse>(ApiKey.UnregisterBroker, 0, new UnregisterBrokerRequest { BrokerId = 77 });

        (answer.ErrorCode, answer.ErrorMessage).ShouldBe((ErrorCode.BrokerIdNotRegistered, "Broker ID 77 is not currently registered"));
    }

    [ContractFact]
    public async Task Features_ToLevelsThatCannotBe_AreRefused()
    {
        (await UpdateAsync("transaction.version", 3, 1)).ShouldBe("Invalid update version 3 for feature transaction.version. Local controller 1 only supports versions 0-2");
        (await UpdateAsync("transaction.version", -1, 1)).ShouldBe("Invalid update version -1 for feature transaction.version. A feature version cannot be less than 0.");
        (await UpdateAsync("transaction.version", 1, 1)).ShouldBe(
            "Invalid update version 1 for feature transaction.version. Can't downgrade the version of this feature without setting the upgrade type to either safe or unsafe downgrade.");
        (await UpdateAsync("transaction.version", 1, 9)).ShouldBe("Invalid update version 1 for feature transaction.version. The controller does not support the given upgrade type.");
        (await UpdateAsync("no.such.feature", 1, 1)).ShouldBe("Invalid update version 1 for feature no.such.feature. Local controller 1 does not support this feature.");
        (await UpdateAsync("transaction.version", 2, 1)).ShouldBeNull();
    }

    [ContractFact]
    public async Task ConfigResources_OfAType_AreListed()
    {
        var topic = await NewTopicAsync();

        (await ListAsync(2)).ShouldContain(((sbyte)2, topic));
        (await ListAsync(4)).ShouldBe([((sbyte)4, "1")]);
        (await ListAsync(16)).ShouldBeEmpty();
        (await ListAsync()).ShouldBeSubsetOf([.. await ListAsync(2, 4, 8, 16, 32)]);
        (await Client.AskAsync<ListConfigResourcesResponse>(ApiKey.ListConfigResources, 1, new ListConfigResourcesRequest { ResourceTypes = [99] })).ErrorCode.ShouldBe(ErrorCode.UnsupportedVersion);
    }

    [ContractFact]
    public async Task ConfigResources_OfGroups_AreThoseWithSettings()
    {
        var group = NewName("g");
        (await ListAsync(32)).ShouldNotContain(((sbyte)32, group));
        await AlterGroupAsync(group, 0, "50000");
        try
        {
            await UntilListedAsync(group, true);
        }
        finally
        {
            await AlterGroupAsync(group, 1, null);
        }

        await UntilListedAsync(group, false);
    }

    [ContractFact]
    public async Task Partitions_OfATopic_ComePageByPage()
    {
        var topic = await NewTopicAsync(3);
        var after = topic + "-z";
        var first = await PageAsync(2, null, topic, after);
        var second = await PageAsync(2, (topic, 2), topic, after);

        first.Topics.ShouldHaveSingleItem().Partitions.Select(partition => partition.PartitionIndex).ShouldBe([0, 1]);
        (first.NextCursor!.TopicName, first.NextCursor.PartitionIndex).ShouldBe((topic, 2));
        second.Topics.Select(one => (one.Name, one.ErrorCode, one.Partitions.Count))
            .ShouldBe([(topic, ErrorCode.None, 1), (after, ErrorCode.UnknownTopicOrPartition, 0)]);
        second.NextCursor.ShouldBeNull();
        (second.Topics[0].TopicAuthorizedOperations, second.Topics[0].IsInternal).ShouldBe((3576, false));
    }

    [ContractFact]
    public async Task Partitions_ThatFillThePage_AreFollowedByTheNextTopic()
    {
        var topic = await NewTopicAsync(2);
        var page = await PageAsync(2, null, topic, topic + "-z", "not a name");

        page.Topics.Select(one => (one.Name, one.ErrorCode)).ShouldBe([("not a name", ErrorCode.InvalidTopicException), (topic, ErrorCode.None)]);
        (page.NextCursor!.TopicName, page.NextCursor.PartitionIndex).ShouldBe((topic + "-z", 0));
        (await PageAsync(0, null, topic)).Topics[0].Partitions.Count.ShouldBe(1);
    }

    [ContractFact]
    public async Task Partitions_OfACursorThatIsNotAsked_AreInvalid()
    {
        var topic = await NewTopicAsync();

        (await PageAsync(9, (topic, -1), topic)).Topics[0].ErrorCode.ShouldBe(ErrorCode.InvalidRequest);
        (await PageAsync(9, (topic + "-z", 0), topic)).Topics[0].ErrorCode.ShouldBe(ErrorCode.InvalidRequest);
    }

    [ContractFact]
    public async Task DescribeTopics_ById_OfNone_IsUnknown()
    {
        var answer = await Client.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest { Topics = [new() { Name = "t", TopicId = NoId }] });

        (answer.Topics[0].ErrorCode, answer.Topics[0].Name, answer.Topics[0].TopicId).ShouldBe((ErrorCode.UnknownTopicId, null, NoId));
    }

    private async Task AlterGroupAsync(string group, sbyte operation, string? value) =>
        (await Client.AskAsync<IncrementalAlterConfigsResponse>(ApiKey.IncrementalAlterConfigs, 1, new IncrementalAlterConfigsRequest
        {
            Resources = [new() { ResourceType = 32, ResourceName = group, Configs = [new() { Name = "consumer.session.timeout.ms", ConfigOperation = operation, Value = value }] }],
        })).Responses[0].ErrorCode.ShouldBe(ErrorCode.None);

    private async Task UntilListedAsync(string group, bool isListed)
    {
        var until = DateTime.UtcNow + Patience;
        while ((await ListAsync(32)).Contains((32, group)) != isListed)
        {
            DateTime.UtcNow.ShouldBeLessThan(until, $"group {group} is {(isListed ? "not listed" : "still listed")}");
        }
    }

    private static DescribeQuorumRequest NewQuorum(string topic) => new() { Topics = [new() { TopicName = topic, Partitions = [new() { PartitionIndex = 0 }] }] };

    /// <summary>A topic whose logs are there; a real broker tells of a topic a moment before it has made them.</summary>
    private async Task<string> NewTopicWithLogsAsync(int partitions = 1)
    {
        var topic = await NewTopicAsync(partitions);
        var until = DateTime.UtcNow + Patience;
        while (await SizesAsync(topic) is var sizes && sizes.Count < partitions)
        {
            DateTime.UtcNow.ShouldBeLessThan(until, $"the broker has {sizes.Count} of {partitions} logs of '{topic}'");
        }

        return topic;
    }

    private async Task<SortedDictionary<int, long>> SizesAsync(string topic) =>
        new((await Client.AskAsync<DescribeLogDirsResponse>(ApiKey.DescribeLogDirs, 4, new DescribeLogDirsRequest { Topics = [new() { Topic = topic, Partitions = [0, 1] }] }))
        .Results[0].Topics.SelectMany(found => found.Partitions).ToDictionary(partition => partition.PartitionIndex, partition => partition.PartitionSize));

    private async Task<ReadOnlyMemory<byte>> FetchAllAsync(string topic, int partition)
    {
        var request = EmbeddedKafka.Tests.Server.Requests.Fetch(topic, 0);
        request.Topics[0].Partitions[0].Partition = partition;
        return (await Client.AskAsync<FetchResponse>(ApiKey.Fetch, 11, request)).Responses[0].Partitions[0].Records!.Value;
    }

    private async Task<ErrorCode> MoveAsync(string directory, string topic, int partition) =>
        (await Client.AskAsync<AlterReplicaLogDirsResponse>(ApiKey.AlterReplicaLogDirs, 2, new AlterReplicaLogDirsRequest
        {
            Dirs = [new() { Path = directory, Topics = [new() { Name = topic, Partitions = [partition] }] }],
        })).Results[0].Partitions[0].ErrorCode;

    private async Task<string?> UpdateAsync(string feature, short level, sbyte type)
    {
        var answer = await Client.AskAsync<UpdateFeaturesResponse>(ApiKey.UpdateFeatures, 2, new UpdateFeaturesRequest
        {
            TimeoutMs = 10_000, ValidateOnly = true, FeatureUpdates = [new() { Feature = feature, MaxVersionLevel = level, UpgradeType = type }],
        });
        answer.ErrorCode.ShouldBe(answer.ErrorMessage is null ? ErrorCode.None : ErrorCode.InvalidUpdateVersion);
        return answer.ErrorMessage?.Replace("The update failed for all features since the following feature had an error: ", "");
    }

    private async Task<List<(sbyte Type, string Name)>> ListAsync(params sbyte[] types) =>
        (await Client.AskAsync<ListConfigResourcesResponse>(ApiKey.ListConfigResources, 1, new ListConfigResourcesRequest { ResourceTypes = [.. types] }))
        .ConfigResources.ConvertAll(resource => (resource.ResourceType, resource.ResourceName));

    private Task<DescribeTopicPartitionsResponse> PageAsync(int limit, (string Topic, int Partition)? cursor, params string[] topics) =>
        Client.AskAsync<DescribeTopicPartitionsResponse>(ApiKey.DescribeTopicPartitions, 0, new DescribeTopicPartitionsRequest
        {
            ResponsePartitionLimit = limit,
            Topics = [.. topics.Select(name => new DescribeTopicPartitionsRequest.TopicItem { Name = name })],
            Cursor = cursor is { } at ? new() { TopicName = at.Topic, PartitionIndex = at.Partition } : null,
        });

    public sealed class OnEmbedded(EmbeddedBroker broker) : AdminContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : AdminContract(broker), IClassFixture<RealKafka>;
}
