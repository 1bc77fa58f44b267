using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Tests.Protocol;

public sealed class DefaultTests
{
    [Fact]
    public void NewMessage_Fields_HaveKafkasDefaults()
    {
        new FetchRequest.PartitionItem().CurrentLeaderEpoch.ShouldBe(-1);
        new FetchRequest().MaxBytes.ShouldBe(int.MaxValue);
        new ProduceResponse.PartitionResponseItem().LogAppendTimeMs.ShouldBe(-1);
        new FetchResponse.PartitionItem().PreferredReadReplica.ShouldBe(-1);
        new MetadataResponse().ClusterAuthorizedOperations.ShouldBe(int.MinValue);
        new MetadataRequest().AllowAutoTopicCreation.ShouldBeTrue();
        new InitProducerIdRequest().ProducerEpoch.ShouldBe((short)-1);
        new OffsetForLeaderEpochRequest().ReplicaId.ShouldBe(-2);
    }

    [Fact]
    public void NewMessage_TextsAndLists_AreEmptyUnlessNullable()
    {
        new FetchRequest().Topics.ShouldBeEmpty();
        new FetchRequest().RackId.ShouldBe("");
        new FetchRequest().ClusterId.ShouldBeNull();
        new MetadataRequest().Topics.ShouldBeNull();
        new ProduceRequest.PartitionDataItem().Records.HasValue.ShouldBeFalse();
        new ConsumerGroupHeartbeatResponse().Assignment.ShouldBeNull();
        new ConsumerGroupDescribeResponse.MemberItem().Assignment.ShouldNotBeNull();
    }

    [Fact]
    public void Write_NullWhereTheVersionAllowsNone_NamesTheField()
    {
        Should.Throw<InvalidOperationException>(() => Codec.Body(new MetadataRequest(), 0)).Message
            .ShouldBe("MetadataRequest.Topics may not be null in version 0.");
        Codec.Body(new MetadataRequest(), 1).ShouldBe([0xFF, 0xFF, 0xFF, 0xFF]);
    }

    [Fact]
    public void Write_FieldThatTheVersionDoesNotHave_IsLeftOut()
    {
        var response = new HeartbeatResponse { ThrottleTimeMs = 77, ErrorCode = ErrorCode.RebalanceInProgress };

        Codec.Body(response, 0).ShouldBe([0, 27]);
        Codec.Body(response, 1).ShouldBe([0, 0, 0, 77, 0, 27]);
    }
}
