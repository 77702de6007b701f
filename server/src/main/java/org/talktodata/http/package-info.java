/**
 * The HTTP side of the program: {@link org.talktodata.http.Routes} lists every call and points at
 * the short method that answers it. Requests are read and written here; what they mean is said in
 * {@code org.talktodata.answer} and {@code org.talktodata.store}.
 */
package org.talktodata.http;
