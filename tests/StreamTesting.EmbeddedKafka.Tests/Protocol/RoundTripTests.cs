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

    [Fact]
    public void ReadAgain_ProduceRequestsOfAnyVersionInTurn_LeavesNothingOfTheOneBefore()
    {
        var versions = SchemaText.Versions("Produce", "Request").ToList();
        var used = new ProduceRequest();
        for (int seed = 0; seed < 50 * versions.Count; seed++)
        {
            (short version, bool flexible, List<SchemaField> fields) = versions[seed * 7 % versions.Count];
            var random = new RandomBody(new Random(seed), flexible);
            Dictionary<string, object?> expected = random.Struct(fields);

            var reader = new WireReader(random.Bytes);
            used.ReadAgain(ref reader, version);
            reader.ExpectEnd();

            MessageComparer.Compare(used, expected, $"v{version}, seed {seed}");
            Convert.ToHexString(Codec.Body(used, version)).ShouldBe(Convert.ToHexString(random.Bytes), $"v{version}, seed {seed}");
        }
    }

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
