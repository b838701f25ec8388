/** The certificate as a PDF file. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { paths } from '~/paths'
import { loadCertificate } from '~/server/certificate/load-certificate.server'
import { verificationAddress } from '~/server/certificate/verification-address.server'
import { today } from '~/server/clock.server'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const found = actor.officerId ? await loadCertificate(actor.officerId, requireId(args.params.id), today()) : null
  if (!found) throw refuse(404)
  // Loaded when first needed: drawing PDF would take a sixth of a worker's start.
  const { renderCertificatePdf } = await import('~/server/certificate/render-certificate-pdf.server')
  const pdf = await renderCertificatePdf(found, verificationAddress(paths.verify(found.facts.code), args.request.url))
  return new Response(pdf.slice().buffer, {
    headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `attachment; filename="${found.facts.snapshot.certificate.code}-${found.facts.code}.pdf"`, 'Content-Length': String(pdf.length), 'Cache-Control': 'no-store' },
  })
}
