namespace StreamTesting.Domains;

/// <summary>
/// Makes calls in turn, each from the seed and its number alone. What a call draws stands at fixed places of its own sequences, whatever happens to
/// it, so that a knob changes only what it is about.
/// </summary>
internal sealed class ApiCallMaker
{
    private const string EventType = "api_call";
    private readonly Seed _facts;
    private readonly Seed _errors;
    private readonly Seed _payloads;
    private readonly ApiCalls _options;
    private readonly RateCursor _times;
    private readonly ApiIds _ids;
    private readonly ApiEntities _entities;

    public ApiCallMaker(ApiCalls options, Seed seed)
    {
        _options = options;
        _facts = seed.Derive("facts");
        _errors = seed.Derive("errors");
        _payloads = seed.Derive("payloads");
        _times = options.CurveOf(seed.Derive("traffic")).InTurn(Math.Max(1, options.Count));
        _ids = new ApiIds(options.UserCount);
        _entities = new ApiEntities(options.Key, options.UserCount);
    }

    public static decimal Milliseconds(long hundredths) => new((int)hundredths, (int)(hundredths >> 32), 0, false, 2);

    public StreamEvent Make(long index)
    {
        var random = _facts.Random(index);
        var ticks = _times.TicksOf(index, random.NextUInt64());
        var time = new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        var id = ApiIds.Event(index + 1, random.NextUInt64());
        var service = (int)random.NextBelow(ApiServices.All.Length);
        var of = ApiServices.All[service];
        var endpoint = (int)(random.NextDouble() * of.Endpoints.Length);
        var method = ApiServices.Method.Pick(ref random);
        var (source, title) = ApiServices.Called(service, endpoint, method, ApiServices.Environment.Pick(ref random));
        var hasFailed = random.NextCoin(_options.ErrorRate ?? of.ErrorRate);
        var metrics = Metrics(of, hasFailed, source.Method, ref random);
        var context = Context(ref random, out var user);
        var payload = Payload(index, service, source, random.NextUInt64(), random.NextUInt64());
        var message = ApiOutcomes.SuccessMessage(service);
        ApiErrorDetails? details = null;
        if (hasFailed)
        {
            var errors = _errors.Random(index);
            (message, details) = ApiOutcomes.FailureOf(metrics.StatusCode, service, ref errors);
        }

        var call = new ApiCall(title, message, ApiOutcomes.Severity(metrics.StatusCode), source, metrics, context, payload, details);
        return new StreamEvent(id, EventType, _entities.Of(service, user, context.UserId), time, call);
    }

    private ApiMetrics Metrics(ApiService service, bool hasFailed, string method, ref RandomSource random)
    {
        var status = (hasFailed ? ApiOutcomes.Failure : ApiOutcomes.Success).Pick(ref random);
        var latency = service.NormalLatency(ref random);
        var isSpike = random.NextCoin(_options.SpikeRate);
        var spike = 2 + (8 * random.NextDouble());
        var slowness = 0.5 + (2.5 * random.NextDouble());
        var isCached = random.NextCoin(_options.CacheHitRate);
        latency *= (isSpike ? spike : 1) * (hasFailed ? slowness : 1);
        return new ApiMetrics(
            Milliseconds((long)Math.Round(100 * latency, MidpointRounding.AwayFromZero)),
            status,
            (int)random.NextInRange(100, 5000),
            (int)(hasFailed ? random.NextInRange(50, 500) : random.NextInRange(200, 50_000)),
            isCached && status == 200 && method == "GET");
    }

    private ApiContext Context(ref RandomSource random, out long user)
    {
        var isAnonymous = random.NextCoin(_options.AnonymousRate);
        user = random.NextBelow(_options.UserCount);
        var session = ApiIds.Hex("sess_", 12, random.NextUInt64());
        var request = ApiIds.Hex("req_", 16, random.NextUInt64());
        var address = ApiIds.Address(random.NextUInt64());
        var city = ApiCallers.City.Pick(ref random);
        var device = ApiCallers.Device.Pick(ref random);
        var agent = ApiCallers.UserAgent(device, random.NextDouble());
        return new ApiContext(isAnonymous ? null : _ids.User(user), session, request, address, agent, ApiCallers.TagsOf(city, device));
    }

    private ApiPayload Payload(long index, int service, ApiSource source, ulong correlation, ulong trace)
    {
        var payload = new ApiPayload(ApiIds.Hex("corr_", 12, correlation), ApiIds.Hex("trace_", 12, trace));
        var random = _payloads.Random(index);
        return source.Endpoint switch
        {
            ApiServices.OrderCreation => payload with
            {
                ItemsCount = (int)random.NextInRange(1, 10),
                TotalAmount = Milliseconds(random.NextInRange(2_000, 100_000)),
            },
            ApiServices.Login => payload with { AuthMethod = One(ApiOutcomes.AuthMethods, ref random) },
            ApiServices.Registration => payload with { RegistrationSource = One(ApiOutcomes.RegistrationSources, ref random) },
            _ when service == ApiServices.Payment && source.Method == "POST" => payload with
            {
                PaymentMethod = One(ApiOutcomes.PaymentMethods, ref random),
                Amount = Milliseconds(random.NextInRange(1_000, 500_000)),
                Currency = One(ApiOutcomes.Currencies, ref random),
            },
            _ => payload,
        };
    }

    private static string One(string[] of, ref RandomSource random) => of[random.NextBelow(of.Length)];
}
