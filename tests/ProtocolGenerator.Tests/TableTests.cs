namespace ProtocolGenerator.Tests;

public sealed class TableTests
{
    private const string Body = "Request versions 0-3\n    (empty)\n\nResponse versions 0-3\n    (empty)\n";

    [Fact]
    public void ApiKey_OfTheIndex_IsThereWithoutASchemaToo()
    {
        Generation.Of(Body)["ApiKey"].ShouldContain("Sample = 7,\n    Other = 8,");
    }

    [Fact]
    public void ApiTable_OfTheSchemas_HasVersions()
    {
        Generation.Of(Body)["ApiTable"].ShouldContain("new(ApiKey.Sample, 0, 3, 2),");
    }

    [Fact]
    public void ErrorCode_TextWithQuotesAndBrackets_IsEscaped()
    {
        string codes = Generation.Of(Body)["ErrorCode"];

        codes.ShouldContain("/// <summary>NOT_LEADER: Say \"who\" &lt;leads&gt;.</summary>\n    NotLeader = 6,");
        codes.ShouldContain("ErrorCode.NotLeader => \"Say \\\"who\\\" <leads>.\",");
        codes.ShouldContain("ErrorCode.NotLeader => true,");
        codes.ShouldNotContain("ErrorCode.None => true,");
    }
}
