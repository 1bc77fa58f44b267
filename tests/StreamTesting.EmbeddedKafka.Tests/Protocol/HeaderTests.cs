using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Protocol;

public sealed class HeaderTests
{
    private static RequestHeader Read(string hex, out int left)
    {
        var reader = new WireReader(Convert.FromHexString(hex));
        RequestHeader header = RequestHeader.Read(ref reader);
        left = reader.Remaining;
        return header;
    }

    [Theory]
    [InlineData("0003" + "0008" + "00000007" + "00026162", ApiKey.Metadata, 8, "ab")]
    [InlineData("0003" + "0009" + "00000007" + "00026162" + "00", ApiKey.Metadata, 9, "ab")]
    [InlineData("0012" + "0063" + "00000007" + "FFFF" + "00", ApiKey.ApiVersions, 99, null)]
    [InlineData("0000" + "0000" + "00000007" + "0000", ApiKey.Produce, 0, "")]
    public void Read_KnownApi_TakesClientIdAndTagsOfTheVersion(string hex, object key, short version, string? clientId)
    {
        Read(hex, out int left).ShouldBe(new RequestHeader((ApiKey)key, version, 7, clientId));
        left.ShouldBe(0);
    }

    [Theory]
    [InlineData("7FFF" + "0001" + "00000007" + "FFFFFF", 32767)]
    [InlineData("0034" + "0001" + "00000007" + "FFFFFF", 52)]
    [InlineData("FFFF" + "0001" + "00000007" + "FFFFFF", -1)]
    public void Read_ApiWithoutCodec_TakesOnlyWhatEveryHeaderHas(string hex, short key)
    {
        Read(hex, out int left).ShouldBe(new RequestHeader((ApiKey)key, 1, 7, null));
        left.ShouldBe(3);
    }

    [Fact]
    public void Read_TaggedFieldsOfTheHeader_AreWrittenBack()
    {
        const string hex = "0003" + "0009" + "00000007" + "00026162" + "01" + "0502AABB";

        RequestHeader header = Read(hex, out _);
        using var buffer = new WireBuffer();
        var writer = new WireWriter(buffer);
        header.Write(ref writer);

        Convert.ToHexString(buffer.ToArray()).ShouldBe(hex);
    }

    [Fact]
    public void WriteResponse_OfApiVersions_HasNoTagsInItsHeader()
    {
        ApiInfo api = ApiTable.Find(ApiKey.ApiVersions)!;
        using var buffer = new WireBuffer();

        FrameWriter.WriteResponse(buffer, new ResponseHeader(5), api, 3, new ApiVersionsResponse());

        Convert.ToHexString(buffer.ToArray()).ShouldBe("0000000C" + "00000005" + "0000" + "01" + "00000000" + "00");
    }

    [Fact]
    public void WriteResponse_OfAFlexibleVersion_HasThem()
    {
        ApiInfo api = ApiTable.Find(ApiKey.Heartbeat)!;
        using var buffer = new WireBuffer();

        FrameWriter.WriteResponse(buffer, new ResponseHeader(5), api, 4, new HeartbeatResponse());

        Convert.ToHexString(buffer.ToArray()).ShouldBe("0000000C" + "00000005" + "00" + "00000000" + "0000" + "00");
    }
}
