using System.Text;
using System.Text.Json;

namespace StreamTesting.Domains.Tests;

public sealed class ApiJsonTests
{
    private static readonly ApiCall Call = new(
        "POST /api/v1/orders/create",
        "Successfully processed request to order-service",
        "info",
        new ApiSource("order-service", "/api/v1/orders/create", "POST", "1.9.1", "production"),
        new ApiMetrics(245.32m, 201, 1250, 850, false),
        new ApiContext("user_45678", "sess_a1b2c3d4e5f6", "req_9876543210abcdef", "192.168.1.100", "Mozilla/5.0", new ApiTags("US", "New York", "NA", "desktop")),
        new ApiPayload("corr_abc123def456", "trace_0123456789ab") { ItemsCount = 3, TotalAmount = 125.90m });

    [Fact]
    public void Write_ACall_HasTheDocumentsKeysInItsOrder() => Text(Call).ShouldBe(
        """{"event_id":"evt_1_a1b2c3d4e5f6","event_type":"api_call","timestamp":"2025-10-04T10:30:15.120000Z","title":"POST /api/v1/orders/create","message":"Successfully processed request to order-service","severity":"info","source":{"service":"order-service","endpoint":"/api/v1/orders/create","method":"POST","version":"1.9.1","environment":"production"},"metrics":{"response_time_ms":245.32,"status_code":201,"request_size_bytes":1250,"response_size_bytes":850,"cache_hit":false},"context":{"user_id":"user_45678","session_id":"sess_a1b2c3d4e5f6","request_id":"req_9876543210abcdef","ip_address":"192.168.1.100","user_agent":"Mozilla/5.0","tags":{"country":"US","city":"New York","region":"NA","device_type":"desktop"}},"payload":{"correlation_id":"corr_abc123def456","trace_id":"trace_0123456789ab","items_count":3,"total_amount":125.9}}""");

    [Fact]
    public void Write_AnError_HasItsDetailsBeforeThePayload() => Text(Call with { ErrorDetails = new ApiErrorDetails("ERR_500_789", "Database connection failed", "ServerError") })
        .ShouldContain("""}},"error_details":{"error_code":"ERR_500_789","error_message":"Database connection failed","error_type":"ServerError"},"payload":{""");

    [Fact]
    public void Write_NoUser_IsNull() => Text(Call with { Context = Call.Context with { UserId = null } }).ShouldContain("""
        "context":{"user_id":null,"session_id"
        """);

    [Fact]
    public void Write_OfEachKind_IsReadBackAsItWas()
    {
        var payload = Call.Payload with
        {
            PaymentMethod = "paypal", Amount = 10, Currency = "USD", AuthMethod = "mfa", RegistrationSource = "web",
        };
        var call = Call with { Payload = payload, ErrorDetails = new ApiErrorDetails("ERR_400_100", "\u00e4 \"quoted\" \n", "ClientError") };

        ApiMessage.Parse(Encoding.UTF8.GetBytes(Text(call))).Call.ShouldBe(call);
    }

    [Fact]
    public void Write_TextsThatNeedEscapes_FindTheirRoom() =>
        ApiMessage.Parse(Encoding.UTF8.GetBytes(Text(Call with { Message = new string('\u00fc', 3000) }))).Call.Message.Length.ShouldBe(3000);

    [Fact]
    public void Write_AllCallsOfAStream_AreReadBackAsTheyWere()
    {
        foreach (var arrival in Api.Calls(2000, o => o with { ErrorRate = 0.2 }).Generate(new Seed(5)))
        {
            var read = ApiMessage.Parse(arrival.ToBytes());

            read.Call.ShouldBe((ApiCall)arrival.Event.Payload!);
            (read.EventId, read.EventType, read.Timestamp).ShouldBe((arrival.Event.Id, "api_call", arrival.Event.EventTime));
        }
    }

    [Theory]
    [InlineData("/api/v1/orders/create", "items_count,total_amount")]
    [InlineData("/api/v1/auth/login", "auth_method")]
    [InlineData("/api/v1/auth/register", "registration_source")]
    [InlineData("/api/v1/payments/capture", "payment_method,amount,currency")]
    [InlineData("/api/v1/users/profile", "")]
    public void Payload_OfAnEndpoint_HasItsMembers(string endpoint, string members)
    {
        var payloads = Api.Calls(5000).Generate(new Seed(2)).Where(IsOfIt).Select(arrival => Members(arrival.ToBytes())).Distinct().ToList();

        payloads.ShouldBe(["correlation_id,trace_id" + (members.Length == 0 ? "" : "," + members)]);

        bool IsOfIt(Arrival arrival) => ((ApiCall)arrival.Event.Payload!).Source is var source && source.Endpoint == endpoint
            && (source.Service != "payment-service" || source.Method == "POST");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"event_id\":7}")]
    [InlineData("{\"event_id\":")]
    public void Parse_NoMessage_IsRefused(string json) => Should.Throw<JsonException>(() => ApiMessage.Parse(Encoding.UTF8.GetBytes(json)));

    private static string Members(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return string.Join(',', document.RootElement.GetProperty("payload").EnumerateObject().Select(member => member.Name));
    }

    private static string Text(ApiCall call) => Encoding.UTF8.GetString(new StreamPlan(new OneCall(call)).Generate(new Seed(1)).Single().ToBytes());

    private sealed record OneCall(ApiCall Call) : Domain
    {
        public override string Name => "one-call";

        public override DomainSize? Size => new DomainSize(1, 0);

        public override TimeSpan TransportDelay => TimeSpan.Zero;

        public override IArrivalFormat Format => ApiJson.Instance;

        public override IEnumerable<StreamEvent> Events(Seed seed) =>
            [new StreamEvent("evt_1_a1b2c3d4e5f6", "api_call", new StreamEntity("order-service"), new DateTimeOffset(2025, 10, 4, 10, 30, 15, 120, TimeSpan.Zero), Call)];

        public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random) => throw new NotSupportedException();
    }
}
