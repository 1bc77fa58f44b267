using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Protocol;

public sealed class RoundTripTests
{
    private const int MessagesPerVersion = 30;

    public static TheoryData<string> Apis => new(SchemaText.ApiNames);

    [Theory]
    [MemberData(nameof(Apis))]
    public void Request_RandomBytesOfEveryVersion_FillTheNamedFieldsAndComeBack(string api) => Check(api, "Request", ApiTable.ReadRequest);

    [Theory]
    [MemberData(nameof(Apis))]
    public void Response_RandomBytesOfEveryVersion_FillTheNamedFieldsAndComeBack(string api) => Check(api, "Response", ApiTable.ReadResponse);

    private delegate IMessage Read(ApiKey key, ref WireReader reader, short version);

    private static void Check(string api, string side, Read read)
    {
        var key = Enum.Parse<ApiKey>(api);
        int messages = 0;
        foreach ((short version, bool flexible, List<SchemaField> fields) in SchemaText.Versions(api, side))
        {
            for (int seed = 0; seed < MessagesPerVersion; seed++)
            {
                string name = $"{api} {side} v{version}, seed {seed}";
                var random = new RandomBody(new Random(seed), flexible);
                Dictionary<string, object?> expected = random.Struct(fields);
                byte[] bytes = random.Bytes;

                var reader = new WireReader(bytes);
                IMessage message = read(key, ref reader, version);
                reader.ExpectEnd();

                MessageComparer.Compare(message, expected, name);
                Convert.ToHexString(Codec.Body(message, version)).ShouldBe(Convert.ToHexString(bytes), name);
                messages++;
            }
        }

        messages.ShouldBeGreaterThanOrEqualTo(MessagesPerVersion);
    }
}
