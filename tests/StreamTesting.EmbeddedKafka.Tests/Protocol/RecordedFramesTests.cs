using StreamTesting.EmbeddedKafka.Protocol;
using Xunit.Abstractions;

namespace StreamTesting.EmbeddedKafka.Tests.Protocol;

public sealed class RecordedFramesTests(ITestOutputHelper output)
{
    [Fact]
    public void EveryFrame_DecodedAndEncoded_HasTheSameBytes()
    {
        var compared = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var withoutCodec = new List<string>();
        var different = new List<string>();

        foreach (RecordedPair pair in RecordedPair.All)
        {
            if (ApiTable.Find((ApiKey)pair.Key) is not { } api)
            {
                withoutCodec.Add($"{pair.Api} v{pair.Version}");
                continue;
            }

            api.Key.ToString().ShouldBe(pair.Api);
            Compare(pair, "request", pair.Request, () => Codec.RequestAgain(pair.Request), different);
            Compare(pair, "response", pair.Response, () => Codec.ResponseAgain(pair.Response, api, pair.Version), different);
            compared[pair.Api] = compared.GetValueOrDefault(pair.Api) + 1;
        }

        output.WriteLine($"{compared.Values.Sum()} pairs of {compared.Count} APIs compared");
        output.WriteLine(string.Join(Environment.NewLine, compared.Select(each => $"{each.Key}: {each.Value}")));
        output.WriteLine($"without a codec: {(withoutCodec.Count == 0 ? "none" : string.Join(", ", withoutCodec))}");
        different.ShouldBeEmpty();
        compared.Values.Sum().ShouldBe(RecordedPair.All.Count - withoutCodec.Count);
        compared.Values.Sum().ShouldBeGreaterThanOrEqualTo(300);
    }

    private static void Compare(RecordedPair pair, string side, byte[] frame, Func<byte[]> again, List<string> different)
    {
        string name = $"{pair.Client} {pair.Api} v{pair.Version} {side}";
        try
        {
            string encoded = Convert.ToHexString(again());
            if (encoded != Convert.ToHexString(frame))
            {
                different.Add($"{name}:\n  was {Convert.ToHexString(frame)}\n  now {encoded}");
            }
        }
        catch (Exception error)
        {
            different.Add($"{name}: {error.Message}");
        }
    }
}
