using System.Text.Json;

namespace StreamTesting.Domains;

/// <summary>What the calls of a service or a user come to.</summary>
internal sealed class ApiState
{
    private long _calls;
    private long _clientErrors;
    private long _serverErrors;
    private long _cacheHits;
    private decimal _milliseconds;

    public static ApiState After(ApiState? state, StreamEvent happened)
    {
        state ??= new ApiState();
        state.Add(((ApiCall)happened.Payload!).Metrics);
        return state;
    }

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("calls", _calls);
        json.WriteNumber("client_errors", _clientErrors);
        json.WriteNumber("server_errors", _serverErrors);
        json.WriteNumber("cache_hits", _cacheHits);
        json.WriteNumber("response_time_ms", _milliseconds);
        json.WriteEndObject();
    }

    private void Add(ApiMetrics metrics)
    {
        _calls++;
        _clientErrors += metrics.StatusCode is >= 400 and < 500 ? 1 : 0;
        _serverErrors += metrics.StatusCode >= 500 ? 1 : 0;
        _cacheHits += metrics.CacheHit ? 1 : 0;
        _milliseconds += metrics.ResponseTimeMs;
    }
}
