using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Protocol;

public sealed class TruncationTests
{
    [Fact]
    public void Request_CutOffAnywhere_IsRefused()
    {
        CutEverywhere(pair => pair.Request, (pair, cut) => Codec.ReadRequest(pair.Request.AsMemory(0, cut)));
    }

    [Fact]
    public void Response_CutOffAnywhere_IsRefused()
    {
        CutEverywhere(pair => pair.Response, (pair, cut) =>
            Codec.ReadResponse(pair.Response.AsMemory(0, cut), ApiTable.Find((ApiKey)pair.Key)!, pair.Version));
    }

    private static void CutEverywhere(Func<RecordedPair, byte[]> side, Action<RecordedPair, int> read)
    {
        int cuts = 0;
        foreach (RecordedPair pair in RecordedPair.All)
        {
            for (int cut = 0; cut < side(pair).Length; cut++, cuts++)
            {
                Should.Throw<WireFormatException>(() => read(pair, cut), $"{pair.Api} v{pair.Version} cut at {cut}");
            }
        }

        cuts.ShouldBeGreaterThan(20_000);
    }
}
