using System.Text.RegularExpressions;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Protocol;

public sealed class ApiTableTests
{
    private static readonly Regex IndexLine = new(
        @"^(\w+) +key +(\d+)  versions (\d+)-(\d+)  flexible from (\w+)  request header v(\d)\.\.v(\d)  response header v(\d)\.\.v(\d)  listeners \[(.+)\]$");

    private static readonly string[] BrokerLines =
        SchemaText.Lines("INDEX").Where(line => line.Contains("BROKER", StringComparison.Ordinal)).ToArray();

    public static TheoryData<string> BrokerApis => new(BrokerLines);

    [Theory]
    [MemberData(nameof(BrokerApis))]
    public void Find_ApiOfABroker_HasTheVersionsOfTheIndex(string line)
    {
        Match index = IndexLine.Match(line);
        short Number(int group) => short.Parse(index.Groups[group].Value);

        ApiInfo api = ApiTable.Find((ApiKey)Number(2)).ShouldNotBeNull();

        api.Key.ToString().ShouldBe(index.Groups[1].Value);
        (api.MinVersion, api.MaxVersion).ShouldBe((Number(3), Number(4)));
        api.FirstFlexibleVersion.ShouldBe(index.Groups[5].Value == "never" ? short.MaxValue : Number(5));
        (api.RequestHeaderVersion(api.MinVersion), api.RequestHeaderVersion(api.MaxVersion)).ShouldBe((Number(6), Number(7)));
        (api.ResponseHeaderVersion(api.MinVersion), api.ResponseHeaderVersion(api.MaxVersion)).ShouldBe((Number(8), Number(9)));
        api.Supports((short)(api.MinVersion - 1)).ShouldBeFalse();
        api.Supports(api.MinVersion).ShouldBeTrue();
        api.Supports(api.MaxVersion).ShouldBeTrue();
        api.Supports((short)(api.MaxVersion + 1)).ShouldBeFalse();
    }

    [Fact]
    public void All_Apis_AreThoseOfTheBrokersListener()
    {
        ApiTable.All.Select(api => api.Key.ToString()).Order().ShouldBe(BrokerLines.Select(line => line.Split(' ')[0]).Order());
        ApiTable.All.Select(api => api.Key).ShouldBeInOrder();
    }

    [Fact]
    public void Find_ControllersApi_HasAKeyButNoCodec()
    {
        ApiTable.Find(ApiKey.Vote).ShouldBeNull();
        ApiTable.Find((ApiKey)(-1)).ShouldBeNull();
        Refusal(ApiKey.Vote).ShouldContain("API key 52 (Vote) has no codec");
    }

    [Fact]
    public void ReadRequest_VersionThatDoesNotExist_IsRefused()
    {
        Should.Throw<WireFormatException>(() => Read(ApiKey.Produce, 2)).Message
            .ShouldBe("ProduceRequest has no version 2; known are 3 to 13.");
        Should.Throw<WireFormatException>(() => Read(ApiKey.Produce, 14));
        Should.Throw<WireFormatException>(() => Read(ApiKey.Produce, -1));
    }

    [Fact]
    public void Write_VersionThatDoesNotExist_IsRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Codec.Body(new ProduceRequest(), 14)).Message.ShouldContain("no version 14");
    }

    private static string Refusal(ApiKey key) => Should.Throw<WireFormatException>(() => Read(key, 0)).Message;

    private static void Read(ApiKey key, short version)
    {
        var reader = new WireReader(new byte[100]);
        ApiTable.ReadRequest(key, ref reader, version);
    }
}
