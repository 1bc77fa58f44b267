using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Wire;
using Xunit.Abstractions;

namespace StreamTesting.EmbeddedKafka.Tests.Protocol;

public sealed class AllocationTests(ITestOutputHelper output)
{
    private static readonly byte[] Records = new byte[50_000];

    [Theory]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(13)]
    public void ReadProduce_OnePartition_AllocatesTheMessageObjectsOnly(short version)
    {
        var request = new ProduceRequest
        {
            TopicData = [new() { Name = "orders", TopicId = new Guid(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]), PartitionData = [new() { Records = Records }] }],
        };
        byte[] frame = Request(new RequestHeader(ApiKey.Produce, version, 1, "producer-1"), request);
        var strings = new StringCache();

        long bytes = Allocations.OfEach(() =>
        {
            var reader = new WireReader(frame, strings);
            RequestHeader header = RequestHeader.Read(ref reader);
            ApiTable.ReadRequest(header.Key, ref reader, header.Version);
        });

        output.WriteLine($"produce request v{version}: {bytes} bytes");
        bytes.ShouldBeLessThan(400);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(18)]
    public void WriteFetch_OnePartition_AllocatesNothing(short version)
    {
        var response = new FetchResponse { Responses = [new() { Topic = "orders", Partitions = [new() { Records = Records }] }] };
        ApiInfo api = ApiTable.Find(ApiKey.Fetch)!;
        using var buffer = new WireBuffer();

        long bytes = Allocations.OfEach(() =>
        {
            buffer.Clear();
            FrameWriter.WriteResponse(buffer, new ResponseHeader(1), api, version, response);
        });

        buffer.TotalLength.ShouldBeGreaterThan(Records.Length);
        bytes.ShouldBe(0);
    }

    [Fact]
    public void WriteProduce_OnePartition_AllocatesNothing()
    {
        var response = new ProduceResponse { Responses = [new() { Name = "orders", PartitionResponses = [new() { BaseOffset = 5 }] }] };
        ApiInfo api = ApiTable.Find(ApiKey.Produce)!;
        using var buffer = new WireBuffer();

        Allocations.OfEach(() =>
        {
            buffer.Clear();
            FrameWriter.WriteResponse(buffer, new ResponseHeader(1), api, 13, response);
        }).ShouldBe(0);
    }

    private static byte[] Request(RequestHeader header, IMessage body)
    {
        using var buffer = new WireBuffer();
        FrameWriter.WriteRequest(buffer, header, body);
        return buffer.ToArray()[4..];
    }
}
